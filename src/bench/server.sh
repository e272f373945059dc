# A server of the unpacked build on a throw-away folder with the demo province, for the benchmarks.
origin=http://127.0.0.1:18980
bench_options=(--server.port=18980 --management.server.port=18981 --chengming.demo=true --chengming.database.binaries="$top/target/app/postgres")

run_app() { # folder, further options …
  local folder=$1 options
  shift
  mapfile -t options < <(server_options)
  [ ! -f target/app/chengming.aot ] || options+=("-XX:AOTCache=$top/target/app/chengming.aot")
  java "${options[@]}" -jar target/app/chengming.jar --chengming.data="$folder/data" "${bench_options[@]}" "$@" >>"$folder/log" 2>&1 &
  app_pid=$!
}

wait_for() { # url, seconds
  local end=$((SECONDS + $2))
  # A curl every few milliseconds would take a core from the server that is starting; first its port must be open.
  until { exec 3<>"/dev/tcp/127.0.0.1/${origin##*:}"; } 2>/dev/null && exec 3>&- && curl -sf -o /dev/null "$1"; do
    [ $SECONDS -lt $end ] || { say "No answer from $1"; tail -20 "$bench_folder/log" >&2; return 1; }
    sleep 0.05
  done
}

documents_indexed() { curl -s "$origin/api/v1/search?q=&size=1" | grep -o '"total":[0-9]*' | cut -d: -f2; }

start_bench_server() {
  bench_folder=$(mktemp -d)
  run_app "$bench_folder"
  wait_for "$origin/" 120
  say "Waiting for the demo province"
  # Everything is there when nothing is being done any more: files are read and indexed behind the documents.
  local before=0 now quiet=0
  for _ in $(seq 200); do
    sleep 2
    now=$(awk '{print $14 + $15}' /proc/$app_pid/stat)
    [ $((now - before)) -lt 20 ] && quiet=$((quiet + 1)) || quiet=0
    [ $quiet -lt 3 ] || break
    before=$now
  done
  now=$(documents_indexed)
  say "$now documents"
}

stop_bench_server() { kill -TERM $app_pid; wait $app_pid || true; rm -rf "$bench_folder"; }

# record <section> <file>: puts the section into docs/benchmarks.md in place of its last measurement.
record() {
  local file=${3:-docs/benchmarks.md} start="<!-- $1 -->" end="<!-- /$1 -->"
  [ -f "$file" ] || printf '# Benchmarks\n\nMeasured by `bin/bench`, as ratios within one run; machines differ.\n' > "$file"
  awk -v s="$start" -v e="$end" '$0 == s {skip = 1} !skip {print} $0 == e {skip = 0}' "$file" > "$file.new"
  { cat "$file.new"; printf '%s\n' "$start"; cat "$2"; printf '%s\n' "$end"; } > "$file"
  rm "$file.new"
}
