# How everything grows from ten thousand documents to a million: loads them through bin/import into a running server, and at every
# step measures what a citizen, an editor and an operator would notice, beside peers in the same run.
#   SCALE="10000 100000 1000000"   the steps
#   CHENGMING_HEAP=2g              of the server
#   SCALE_SECONDS=20               of every measurement
# The loaded province stays in target/bench/scale; SCALE_KEEP=yes goes on with it (steps it has are measured without loading).
package nginx nginx-light nginx
package wrk wrk
source src/bench/server.sh
for set in 02_gov_documents_hebei 04_policy_publication_dates 06_stard_statute_retrieval 09_petition_messages_teddy; do
  [ -d "$CHENGMING_DATA/$set" ] || { say "scale: skipped, $CHENGMING_DATA/$set is absent"; return 0; }
done
export CHENGMING_HEAP=${CHENGMING_HEAP:-2g}
steps=${SCALE:-10000 100000 1000000}
each=${SCALE_SECONDS:-20} # of every measurement
bench_folder=$top/target/bench/scale
[ -n "${SCALE_KEEP:-}" ] || rm -rf "$bench_folder"
mkdir -p "$bench_folder/classes" "$bench_folder/tmp"
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/{search,imports}/*.java
bench_java() { java -Xmx1500m -Djava.io.tmpdir="$bench_folder/tmp" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" "$@"; }
bench_options+=(--chengming.search.vectors=off --chengming.api.requests-per-minute=1000000000 --chengming.limits.exempt=127.0.0.0/8,::1 --chengming.limits.account-per-minute=1000000000)
run_app "$bench_folder" ${SCALE_OPTIONS:-}
wait_for "$origin/" 300
for _ in $(seq 240); do [ "$(curl -s http://127.0.0.1:18981/actuator/prometheus | awk '/^chengming_index_documents / {printf "%d", $2}')" -ge 3000 ] && break; sleep 1; done
jdbc=jdbc:postgresql://127.0.0.1:$(sed -n 4p "$bench_folder/data/postgres/data/postmaster.pid")/postgres?user=postgres
[ -s "$bench_folder/bodies" ] || curl -s "$origin/bodies.csv" | tail -n +2 | cut -d, -f2 | grep -v '"' > "$bench_folder/bodies"
awk -F, '$1 == "THEME" {print $2}' src/main/resources/data/vocabularies.csv > "$bench_folder/themes"
[ -s "$bench_folder/questions" ] || bench_java org.chengming.search.AskedByPeople "$CHENGMING_DATA" "$bench_folder/questions"
cat > "$bench_folder/questions.lua" <<'LUA'
local paths = {}
local next = 0
function setup(thread) thread:set("offset", next); next = next + 137 end
function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = args[2] .. line:gsub("[^%w]", function(c) return string.format("%%%02X", string.byte(c)) end)
  end
  i = offset
end
function request() i = i + 1; return wrk.format("GET", paths[i % #paths + 1]) end
LUA

indexed() { curl -s http://127.0.0.1:18981/actuator/prometheus | awk '/^chengming_index_documents / {printf "%d", $2}'; }
level() { curl -s http://127.0.0.1:18981/actuator/prometheus | grep -q '^chengming_index_lag_seconds 0\.0$'; }
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN {printf "%.1f", b - a}'; }
ms_of() { # path → milliseconds of its second answer, and its bytes
  curl -s -o /dev/null "$origin$1"
  curl -s -o "$bench_folder/answer" -w '%{time_total} %{size_download}\n' "$origin$1$2" | awk '{printf "%.0f ms, %.0f KB", $1 * 1000, $2 / 1024}'
}
searching() { # path before the question → requests/s p50 p99
  wrk -t2 -c2 -d"$1"s --latency -s "$bench_folder/questions.lua" "$origin" -- "$bench_folder/questions" "$2" | awk '
    /50%/ {p50=$2} /99%/ {p99=$2} /Requests\/sec/ {rps=$2} /Non-2xx/ {bad=$0} END {print rps, p50, p99, bad}'
}
never_seen() { # documents nobody asked for yet, each once → requests/s p50 p99
  bench_java org.chengming.search.Numbers "$jdbc" "$2" > "$bench_folder/numbers"
  wrk -t2 -c8 -d"${1}"s --latency -s "$bench_folder/once.lua" "$origin" -- "$bench_folder/numbers" | awk '
    /50%/ {p50=$2} /99%/ {p99=$2} /Requests\/sec/ {rps=$2} /Non-2xx/ {bad=$0} END {print rps, p50, p99, bad}'
}
static() { # the same bytes of one document from nginx → requests/s p50 p99
  mkdir -p "$bench_folder/www"
  curl -s "$origin/documents/$(head -1 "$bench_folder/numbers")" -o "$bench_folder/www/document.html"
  printf 'worker_processes 2; pid %s/nginx.pid; error_log %s/nginx.log;\nevents { worker_connections 1024; }\nhttp { access_log off; keepalive_requests 1000000; sendfile on; types { text/html html; }\n  server { listen 127.0.0.1:18990; root %s/www; } }\n' "$bench_folder" "$bench_folder" "$bench_folder" > "$bench_folder/nginx.conf"
  chmod a+rX "$bench_folder" && chmod -R a+rX "$bench_folder/www"
  nginx -c "$bench_folder/nginx.conf"
  wrk -t2 -c8 -d"${1}"s --latency http://127.0.0.1:18990/document.html | awk '
    /50%/ {p50=$2} /99%/ {p99=$2} /Requests\/sec/ {rps=$2} /Non-2xx/ {bad=$0} END {print rps, p50, p99, bad}'
  nginx -c "$bench_folder/nginx.conf" -s stop
}
cat > "$bench_folder/once.lua" <<'LUA'
local paths = {}
local threads = 0
function setup(thread) thread:set("offset", threads); threads = threads + 1 end
function init(args)
  local at = 0
  for line in io.lines(args[1]) do
    if at % 2 == offset then paths[#paths + 1] = "/documents/" .. line end
    at = at + 1
  end
  i = 0
end
function request() i = i + 1; return wrk.format("GET", paths[i % #paths + 1]) end
LUA

growth=$bench_folder/growth
: > "$growth"
feed=/bodies/$(curl -s "$origin/bodies.csv" | grep -F ",$(tail -1 "$bench_folder/bodies")," | head -1 | cut -d, -f1).atom
before=0
for step in $steps; do
  say "== $step documents"
  if [ "$(indexed)" -lt "$step" ]; then
    bench_java org.chengming.imports.Recombining "$CHENGMING_DATA" "$bench_folder/bodies" "$bench_folder/themes" $((step - before)) "$before" "$bench_folder/rows.ndjson"
    began=$(now)
    bin/import --chengming.data="$bench_folder/data" --source=recombined "$bench_folder/rows.ndjson" | tail -c 600 >&2
    durable=$(since "$began")
    until level; do sleep 0.2; done
    searchable=$(since "$began")
    echo "$step import $((step - before)) $durable $searchable" | tee -a "$growth"
    peer=$bench_folder/peer.ndjson
    head -n 100000 "$bench_folder/rows.ndjson" > "$peer"
    echo "$step raw $(bench_java org.chengming.search.RawIndexing "$peer" "$jdbc")" | tee -a "$growth"
    rm -f "$peer"
  fi
  before=$step
  echo "$step visible $(bench_java org.chengming.search.Visible "$origin" province-admin:chengming-demo "$(tail -1 "$bench_folder/bodies")" "${VISIBLE:-100}" "$feed")" | tee -a "$growth"
  searching "$each" "/search?q=" >/dev/null
  echo "$step page $(searching "$each" "/search?q=")" | tee -a "$growth"
  echo "$step api $(searching "$each" "/api/v1/search?q=")" | tee -a "$growth"
  echo "$step fresh $(never_seen "$each" $((step % 977)))" | tee -a "$growth"
  echo "$step static $(static 5)" | tee -a "$growth"
  bench_java org.chengming.search.RawSearch "$(ls -d "$bench_folder"/data/index/mapping-*)" "$bench_folder/questions" "$each" | sed "s/^/$step raw-/" | tee -a "$growth"
  for path in "/" "/search" "/search?q=%E9%80%9A%E7%9F%A5" "/search?q=%E5%85%AC%E7%A7%AF%E9%87%91&sort=newest" "/bodies" "/themes" "/themes/02" "/years" "/years/2020" "/columns" "/sitemap.xml" "/latest.atom" "/api/v1/documents?size=20"; do
    echo "$step path $path $(ms_of "$path" "")" | tee -a "$growth"
  done
  echo "$step memory $(awk '/VmRSS/ {print int($2 / 1024)}' /proc/$app_pid/status) $(du -sm "$bench_folder/data/index" | cut -f1) $(du -sm "$bench_folder/data/postgres/data" | cut -f1)" | tee -a "$growth"
done
kill -TERM $app_pid; wait $app_pid || true
bench_java org.chengming.search.ScaleTables "$growth" "$(date +%F), $(nproc) cores, $(uname -m), heap $CHENGMING_HEAP" > "$bench_folder/table"
record scale "$bench_folder/table"
