# kill -9 of the server, every second time with its PostgreSQL, twenty times during import and publishing; writes docs/reliability.md.
maven -q test -Dtest=SurvivingAKillTests -Dchengming.kills=20
