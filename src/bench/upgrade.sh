# A node of an earlier version and one of this version on one database; writes docs/reliability.md.
#   BEFORE=COMMIT bin/bench upgrade    (default: the commit before this one)
before=$(git rev-parse --short "${BEFORE:-HEAD~1}")
folder=$(mktemp -d)
git worktree add --detach "$folder/tree" "$before" >&2
(cd "$folder/tree" && maven -q -DskipTests package >&2 && java -Djarmode=tools -jar target/chengming-*.jar extract --destination app --application-filename chengming.jar >&2)
maven -q test -Dtest=TwoVersionsSideBySide -Dsurefire.failIfNoSpecifiedTests=false \
  -Dchengming.before="$folder/tree/app/chengming.jar" -Dchengming.before.commit="$before"
git worktree remove --force "$folder/tree"
rm -rf "$folder"
