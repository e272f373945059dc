# Two packaged nodes behind nginx, each restarted in turn while people read and publish; writes docs/reliability.md.
package nginx nginx-light nginx
maven -q test -Dtest=RestartingNodesInTurn -Dsurefire.failIfNoSpecifiedTests=false \
  -Dchengming.app="$top/target/app/chengming.jar" -Dchengming.rounds="${ROUNDS:-3}"
