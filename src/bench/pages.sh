# Document and home page requests a second against nginx serving the same bytes over keep-alive, interleaved, three rounds.
package nginx nginx-light nginx
package wrk wrk
source src/bench/server.sh

measure() { # url → "requests/s p50 p99"
  wrk -t2 -c32 -d"${SECONDS_A_ROUND:-5}"s --latency -H 'Accept-Encoding: identity' "$1" | awk '
    /50%/ {p50=$2} /99%/ {p99=$2} /Requests\/sec/ {rps=$2} /Non-2xx/ {bad=$0} END {print rps, p50, p99, bad}'
}

start_bench_server
document=$(curl -s "$origin/api/v1/search?q=%E9%80%9A%E7%9F%A5&size=1" | grep -o '"indexNumber":"[^"]*"' | head -1 | cut -d'"' -f4)
[ -n "$document" ] || { say "No document to measure with"; stop_bench_server; exit 1; }
mkdir -p "$bench_folder/www"
curl -s "$origin/documents/$document" -o "$bench_folder/www/document.html"
curl -s "$origin/" -o "$bench_folder/www/home.html"
cat > "$bench_folder/nginx.conf" <<CONF
worker_processes 2; pid $bench_folder/nginx.pid; error_log $bench_folder/nginx.log;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 1000000; sendfile on; types { text/html html; }
  server { listen 127.0.0.1:18990; root $bench_folder/www; } }
CONF
chmod -R a+rX "$bench_folder" # its workers run as another user
nginx -c "$bench_folder/nginx.conf"
{
  echo
  echo "## Pages against nginx"
  echo
  echo "$(date +%F), $(nproc) cores, $(uname -m); wrk, 32 connections, keep-alive, uncompressed; three interleaved rounds after a warm-up."
  echo
  echo "| page | bytes | ours requests/s | p99 | nginx requests/s | p99 | ratio |"
  echo "|---|---|---|---|---|---|---|"
} > "$bench_folder/table"
for page in document home; do
  ours=$origin/; theirs=http://127.0.0.1:18990/$page.html
  [ $page = home ] || ours=$origin/documents/$document
  SECONDS_A_ROUND=10 measure "$ours" >/dev/null
  : > "$bench_folder/ours"; : > "$bench_folder/theirs"
  for _ in 1 2 3; do measure "$ours" >> "$bench_folder/ours"; measure "$theirs" >> "$bench_folder/theirs"; done
  grep -h Non-2xx "$bench_folder/ours" "$bench_folder/theirs" >&2 && say "Some answers were not 200"
  ours_median=$(sort -n "$bench_folder/ours" | sed -n 2p); theirs_median=$(sort -n "$bench_folder/theirs" | sed -n 2p)
  awk -v page=$page -v bytes="$(stat -c %s "$bench_folder/www/$page.html")" -v o="$ours_median" -v n="$theirs_median" 'BEGIN {
    split(o, a, " "); split(n, b, " ");
    printf "| %s | %d | %.0f | %s | %.0f | %s | %.3f |\n", page, bytes, a[1], a[3], b[1], b[3], a[1] / b[1] }' | tee -a "$bench_folder/table"
done
nginx -c "$bench_folder/nginx.conf" -s stop
record pages "$bench_folder/table"
stop_bench_server
