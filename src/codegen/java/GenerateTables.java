import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates each module's tables into {@code org.chengming.<module>.db} from its migrations, run on
 * a real PostgreSQL. A stamp of all migrations skips the work when nothing changed.
 */
public class GenerateTables {
  public static void main(String[] args) throws Exception {
    ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
        .setLevel(ch.qos.logback.classic.Level.WARN);
    var migrations = Path.of(args[0]);
    var out = Path.of(args[1]);
    var classes = Path.of(args[2]);
    var stamp = out.resolve(".stamp");
    var hash = hash(migrations);
    // A server whose database carries the same stamp need not ask Flyway at every start.
    Files.createDirectories(classes.resolve("db"));
    Files.writeString(classes.resolve("db/migrations.stamp"), hash);
    if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
      return;
    }
    try (var postgres = EmbeddedPostgres.builder().start();
        var modules = Files.list(migrations)) {
      for (var module :
          modules
              .filter(Files::isDirectory)
              .map(p -> p.getFileName().toString())
              .sorted()
              .toList()) {
        Flyway.configure()
            .dataSource(postgres.getPostgresDatabase())
            .schemas(module)
            .locations("filesystem:" + migrations.resolve(module))
            .load()
            .migrate();
        GenerationTool.generate(
            new Configuration()
                .withJdbc(
                    new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(postgres.getJdbcUrl("postgres", "postgres")))
                .withGenerator(
                    new Generator()
                        .withDatabase(
                            new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(module)
                                .withExcludes("flyway_schema_history|refuse_change|raise_revision")
                                .withForcedTypes(
                                    new ForcedType()
                                        .withName("INSTANT")
                                        .withIgnoreUnused(true)
                                        .withIncludeTypes(
                                            "timestamptz|timestamp\\ with\\ time\\ zone")))
                        .withGenerate(
                            new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withGlobalCatalogReferences(false)
                                .withJavaTimeTypes(true)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false)
                                .withImplicitJoinPathsManyToMany(false))
                        .withTarget(
                            new Target()
                                .withPackageName("org.chengming." + module + ".db")
                                .withDirectory(out.toString()))));
      }
    }
    Files.writeString(stamp, hash);
  }

  private static String hash(Path migrations) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(
        Files.readAllBytes(
            Path.of(
                System.getProperty(
                    "jdk.launcher.sourcefile", "src/codegen/java/GenerateTables.java"))));
    try (var files = Files.walk(migrations)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(
            migrations
                .relativize(file)
                .toString()
                .replace('\\', '/')
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
