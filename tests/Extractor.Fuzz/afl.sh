#!/usr/bin/env bash
# Fuzzes the extraction with AFL++ by coverage: publishes the harness, instruments the library and its HTML parser with SharpFuzz, starts
# from the invented pages, runs for some seconds, and replays what AFL++ found without instrumentation.
#
#   tests/Extractor.Fuzz/afl.sh [SECONDS] [FOLDER]
#
# SECONDS: 60 by default. FOLDER: where the harness, the inputs and the findings go; artifacts/afl by default. What FOLDER/out holds of an
# earlier run is gone on with.
# Exit codes: 0 nothing found, 1 findings, 2 something is missing or wrong, 130 stopped.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
seconds=${1:-60}
folder=${2:-$root/artifacts/afl}
version=2.3.0

fail() {
  echo "afl.sh: $1" >&2
  exit 2
}
trap 'exit 130' INT TERM

[[ $seconds =~ ^[1-9][0-9]*$ ]] || fail "SECONDS must be a whole number of at least 1, but is '$seconds'."
command -v afl-fuzz >/dev/null || fail "afl-fuzz is missing: install AFL++ (Debian: apt-get install afl++)."
command -v dotnet >/dev/null || fail "the .NET SDK is missing."
mkdir -p "$folder" || exit 2

if [[ ! -x $folder/tools/sharpfuzz ]]; then
  dotnet tool install SharpFuzz.CommandLine --version $version --tool-path "$folder/tools" >/dev/null ||
    fail "the tool SharpFuzz.CommandLine $version could not be installed."
fi
dotnet build "$root/tests/Extractor.Fuzz" -c Release -v quiet -nologo || fail "the harness could not be built."
rm -rf "$folder/harness" "$folder/plain" "$folder/in"
cp -r "$root/tests/Extractor.Fuzz/bin/Release/net10.0" "$folder/plain" || exit 2
cp -r "$folder/plain" "$folder/harness" || exit 2
for library in Extractor.dll AngleSharp.dll; do
  "$folder/tools/sharpfuzz" "$folder/harness/$library" || fail "$library could not be instrumented."
done
mkdir "$folder/in"
# AFL++ works best from small inputs.
find "$root/tests/Extractor.Tests/Fixtures/Pages" "$root/tests/Extractor.Fuzz.Tests/Inputs" -type f -size -16k \
  \( -name '*.html' -o -name '*.bin' \) -exec cp {} "$folder/in/" \; 2>/dev/null
[[ -n $(ls -A "$folder/in") ]] || fail "there are no pages to start from."

# The harness is no binary of afl-cc; crashes of a .NET process are told through SharpFuzz; the governor of the processor does not matter.
export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_AUTORESUME=1
export AFL_FORKSRV_INIT_TMOUT=120000
afl-fuzz -i "$folder/in" -o "$folder/out" -x "$root/tests/Extractor.Fuzz/html.dict" -m none -t 10000 -V "$seconds" -- \
  dotnet "$folder/harness/Extractor.Fuzz.dll" afl >"$folder/afl.log" 2>&1
code=$?
stats=$folder/out/default/fuzzer_stats
if [[ ! -f $stats ]]; then
  tail -n 20 "$folder/afl.log" >&2
  fail "afl-fuzz did not run (exit code $code); its log is $folder/afl.log."
fi
grep -E '^(run_time|execs_done|execs_per_sec|corpus_count|corpus_found|bitmap_cvg|saved_crashes|saved_hangs|stability)' "$stats"

found=()
for kind in crashes hangs; do
  while IFS= read -r -d '' file; do found+=("$file"); done < <(find "$folder/out/default/$kind" -type f -name 'id*' -print0 2>/dev/null)
done
((${#found[@]} > 0)) || exit 0
dotnet "$folder/plain/Extractor.Fuzz.dll" replay "${found[@]}"
