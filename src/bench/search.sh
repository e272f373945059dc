# Indexing, answering and relevance on the judged questions of data set 06, in one run beside plain bigram BM25. The points of the
# articles are computed in the first run (some twenty minutes) and kept under target/bench.
table=$(mktemp)
source src/bench/server.sh
[ -d "$CHENGMING_DATA/06_stard_statute_retrieval" ] || { say "search: skipped, $CHENGMING_DATA/06_stard_statute_retrieval is absent"; return 0; }
classes=$(mktemp -d)
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$classes" -cp "$libraries" src/bench/java/org/chengming/search/*.java
mkdir -p target/bench/search
{
  echo
  echo "## Search"
  echo
  echo "$(date +%F), $(nproc) cores, $(uname -m), JDK $(java -version 2>&1 | head -1 | cut -d'"' -f2); STARD, 57,889 articles, training questions. What was tried: docs/relevance.md."
  echo
  java -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$classes:$libraries" org.chengming.search.SearchBench "$CHENGMING_DATA" target/bench/search
} | tee "$table"
record search "$table"
rm -rf "$classes" "$table"
