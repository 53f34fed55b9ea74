// Runs the Flyway migrations on a throw-away PostgreSQL and writes the jOOQ classes from what they made,
// so that a query that no longer fits the schema does not compile. Skipped while no migration has changed.
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.security.MessageDigest
import org.flywaydb.core.Flyway
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.Configuration
import org.jooq.meta.jaxb.Database
import org.jooq.meta.jaxb.ForcedType
import org.jooq.meta.jaxb.Generate
import org.jooq.meta.jaxb.Generator
import org.jooq.meta.jaxb.Jdbc
import org.jooq.meta.jaxb.SchemaMappingType
import org.jooq.meta.jaxb.Target

def migrations = new File(project.basedir, 'src/main/resources/db/migration')
def output = new File(project.build.directory, 'generated-sources/jooq')
def stamp = new File(output, 'migrations.sha256')

def digest = MessageDigest.getInstance('SHA-256')
([new File(project.basedir, 'src/build/generate-jooq.groovy')] + (migrations.listFiles() as List).sort { it.name }).each {
    digest.update(it.name.bytes)
    digest.update(it.bytes)
}
def fingerprint = digest.digest().encodeHex().toString()
if (stamp.exists() && stamp.text == fingerprint) {
    return
}

def schemas = ['platform', 'ordering', 'inventory', 'sourcing', 'payment', 'picking', 'pickup', 'notification', 'shipping', 'returns', 'care']
def postgres = EmbeddedPostgres.builder().start()
try {
    Flyway.configure()
            .dataSource(postgres.postgresDatabase)
            .locations("filesystem:${migrations}")
            .defaultSchema('platform')
            .schemas(*schemas)
            .load()
            .migrate()
    GenerationTool.generate(new Configuration()
            .withJdbc(new Jdbc().withUrl(postgres.getJdbcUrl('postgres', 'postgres')))
            .withGenerator(new Generator()
                    .withDatabase(new Database()
                            .withName('org.jooq.meta.postgres.PostgresDatabase')
                            .withExcludes('flyway_schema_history')
                            .withOutputSchemaToDefault(false)
                            .withForcedTypes(new ForcedType().withName('INSTANT').withIncludeTypes('timestamptz|timestamp with time zone'))
                            .withSchemata(schemas.collect { new SchemaMappingType().withInputSchema(it) }))
                    // What no query uses need not be compiled.
                    .withGenerate(new Generate().withRecords(true)
                            .withPojos(false)
                            .withIndexes(false)
                            .withComments(false)
                            .withImplicitJoinPathsToOne(false)
                            .withImplicitJoinPathsToMany(false)
                            .withWhereMethodOverrides(false)
                            .withRenameMethodOverrides(false)
                            .withGeneratedAnnotation(false))
                    .withTarget(new Target()
                            .withPackageName('io.pontual.workers.platform.persistence.jooq')
                            .withDirectory(output.path))))
    stamp.text = fingerprint
} finally {
    postgres.close()
}
