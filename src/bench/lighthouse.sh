# Lighthouse over the pages people come for, as on a phone of the middle sort with a slow connection (its mobile preset), on the demo province.
#   LIGHTHOUSE=12.8.2      the release of npm's lighthouse that is run
#   LIGHTHOUSE_ROUNDS=3    of which the median performance counts
#   LIGHTHOUSE_ORIGIN=URL  a server that runs already; none is started
#   LIGHTHOUSE_ONLY=TEXT   only pages with it in their address
package node nodejs node
package npm npm node
source src/bench/server.sh
lighthouse=$top/target/lighthouse
mkdir -p "$lighthouse"
[ -x "$lighthouse/node_modules/.bin/lighthouse" ] ||
  npm install --silent --no-audit --no-fund --prefix "$lighthouse" "lighthouse@${LIGHTHOUSE:-12.8.2}" >&2
if [ -z "${CHROME_PATH:-}" ]; then
  for name in "${CHENGMING_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    CHROME_PATH=$(command -v "$name" 2>/dev/null || true)
    [ -z "$CHROME_PATH" ] || break
  done
fi
[ -n "$CHROME_PATH" ] || { say "No Chromium: install it or set CHENGMING_CHROMIUM"; exit 1; }
export CHROME_PATH
if [ -n "${LIGHTHOUSE_ORIGIN:-}" ]; then
  origin=$LIGHTHOUSE_ORIGIN
  bench_folder=$(mktemp -d)
else
  # Addresses on the pages are those of the server that is measured; else canonical ones would lead to another.
  bench_options+=(--chengming.site.url="$origin")
  start_bench_server
fi

# The first link of a page that matches, to a page whose address only the data know.
link() { curl -s "$origin$1" | grep -oE "href=\"$2\"" | head -1 | cut -d'"' -f2 | sed 's/&amp;/\&/g'; }

document=/documents/$(curl -s "$origin/api/v1/search?q=%E9%80%9A%E7%9F%A5&size=1" | grep -o '"indexNumber":"[^"]*"' | head -1 | cut -d'"' -f4)
largest=$(curl -s "$origin/api/v1/registers" | node -e '
  const all = JSON.parse(require("fs").readFileSync(0)), list = all.registers ?? all.items ?? all;
  console.log("/registers/" + list.sort((a, b) => b.records - a.records)[0].name)')
{
  echo / "/search?q=%E5%85%AC%E7%A7%AF%E9%87%91" "$document" /registers "$largest"
  link "$largest" "$largest/records/[^\"]*"
  link /registers/land-projects "/registers/land-projects/records/[^\"]*"
  echo /registers/land-projects/views/map /registers/three-public-expenses/views/years /registers/air-daily/views/calendar
  echo /registers/housing-places/lookup /registers/three-public-expenses/comparison
  echo /standards /standards/yiwu-jiaoyu /coverage /ledger /ledger/verify
  link / "/bodies/[a-z0-9-]+"
  echo /requests/new
  echo "/requests/new?body=$(link '/requests/new?q=%E8%B4%A2%E6%94%BF' '/requests/new[?]body=[a-z0-9-]+' | sed 's/.*body=//')"
} | tr ' ' '\n' | grep -F -- "${LIGHTHOUSE_ONLY:-/}" > "$bench_folder/pages"

while read -r page; do
  for round in $(seq "${LIGHTHOUSE_ROUNDS:-3}"); do
    "$lighthouse/node_modules/.bin/lighthouse" "$origin$page" --quiet --output=json \
      --output-path="$bench_folder/$(printf '%s' "$page" | tr -c 'a-z0-9\n' _ | cut -c1-60).$round.json" \
      --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage" || say "Lighthouse did not end on $page"
  done
done < "$bench_folder/pages"

{
  echo
  echo "## Lighthouse"
  echo
  echo "$(date +%F), $(nproc) cores, $(uname -m); lighthouse ${LIGHTHOUSE:-12.8.2}, mobile preset, Chromium headless beside the server; performance is the median of ${LIGHTHOUSE_ROUNDS:-3}."
  echo
  node src/bench/lighthouse.js "$bench_folder"/*.json
  echo
  echo "The aims: 100 in all but performance, and that at 95. Two pages are kept out of search engines on purpose, results and the form of each body; Lighthouse has a mark of SEO for that."
} > "$bench_folder/table"
cat "$bench_folder/table"
[ -n "${BENCH_TRIAL:-}" ] || record lighthouse "$bench_folder/table"
if [ -n "${LIGHTHOUSE_ORIGIN:-}" ]; then rm -rf "$bench_folder"; else stop_bench_server; fi
