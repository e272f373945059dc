# Milliseconds from the command to the first page: with nothing there yet, and from a stopped server; medians of five.
source src/bench/server.sh

first_page() { # folder → milliseconds, and leaves the server's memory in $resident
  local began ended
  began=$(date +%s%N)
  run_app "$1"
  wait_for "$origin/" 120 || exit 1
  ended=$(date +%s%N)
  milliseconds=$(((ended - began) / 1000000))
  resident=$(awk '/VmRSS/ {print int($2 / 1024)}' /proc/$app_pid/status 2>/dev/null || echo 0)
  [ -z "${SETTLE:-}" ] || { sleep "$SETTLE"; resident=$(awk '/VmRSS/ {print int($2 / 1024)}' /proc/$app_pid/status); }
  kill -TERM $app_pid; wait $app_pid || true
}

median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

table=$(mktemp)
cold=() warm=()
for _ in 1 2 3 4 5; do
  bench_folder=$(mktemp -d)
  first_page "$bench_folder"; cold+=("$milliseconds")
  [ "${#cold[@]}" -gt 1 ] || { SETTLE=60 first_page "$bench_folder"; idle=$resident; }
  first_page "$bench_folder"; warm+=("$milliseconds")
  rm -rf "$bench_folder"
done
{
  echo
  echo "## Start to first page"
  echo
  echo "$(date +%F), $(nproc) cores, $(uname -m), JDK $(java -version 2>&1 | head -1 | cut -d'"' -f2), AOT cache, embedded PostgreSQL included; five rounds."
  echo
  echo "| | median ms | all |"
  echo "|---|---|---|"
  echo "| new data folder | $(median "${cold[@]}") | ${cold[*]} |"
  echo "| existing data folder | $(median "${warm[@]}") | ${warm[*]} |"
  echo
  echo "Resident memory of the server process a minute after a start with the demo province: ${idle:-?} MB (PostgreSQL's processes not counted)."
} > "$table"
cat "$table"
record start "$table"
rm "$table"
