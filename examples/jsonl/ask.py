"""Asks stepauth from Python: one process, one line per question."""

import json
import subprocess


class StepAuth:
    def __enter__(self):
        command = ["stepauth", "resolve", "--jsonl"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def resolve(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise ValueError(answer["error"]["message"])
        return answer

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


with StepAuth() as stepauth:
    for step in ["fastlane", "deliver", "application-loader"]:
        answer = stepauth.resolve(step=step, inputs={"connection": "api_key"}, account={"status": 401})
        codes = [found["code"] for found in answer["diagnostics"]]
        print(f"{answer['step']} {answer['version']}: {answer['status']} ({', '.join(codes)})")
