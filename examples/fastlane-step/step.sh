#!/usr/bin/env bash
# Bitrise starts this file. The step itself is in dist, which `npm run build` writes; commit it.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
exec node "$here/dist/main.js"
