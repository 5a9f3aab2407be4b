package dev.stepwell.tasks.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The lists that are derived from the archive of service models: which model a service has (read here), and which
 * actions it has (read by {@code asl}, which must not depend on this module). {@code -Dcatalog.update=true} writes them
 * anew after the archive has changed.
 */
final class ServiceCatalogTest {
    private static final Path MODELS = Path.of("src/main/resources/dev/stepwell/tasks/model/service-models.txt");
    private static final Path ACTIONS =
            Path.of("../asl/src/main/resources/dev/stepwell/asl/compile/aws-sdk-actions.txt");
    private static final boolean IS_UPDATE = Boolean.getBoolean("catalog.update");

    /** Services that Step Functions calls otherwise than by their id; the id is accepted too. */
    private static final Map<String, String> NAMES_BY_ID = Map.of(
            "applicationdiscoveryservice", "applicationdiscovery",
            "configservice", "config",
            "costandusagereportservice", "costandusagereport",
            "databasemigrationservice", "databasemigration",
            "directoryservice", "directory",
            "elasticsearchservice", "elasticsearch",
            "lexmodelbuildingservice", "lexmodelbuilding",
            "lexruntimeservice", "lexruntime",
            "marketplaceentitlementservice", "marketplaceentitlement");

    /** Services that Step Functions' guide names and that AWS has closed: without a model, any action is accepted. */
    private static final List<String> CLOSED = List.of(
            "alexaforbusiness",
            "backupstorage",
            "codestar",
            "elasticinference",
            "honeycode",
            "iotanalytics",
            "lookoutmetrics",
            "lookoutvision",
            "mobile",
            "nimble",
            "opsworks",
            "opsworkscm",
            "qldb",
            "qldbsession",
            "robomaker",
            "sms",
            "worklink");

    private final SortedMap<String, String> models = new TreeMap<>();
    private final SortedMap<String, String> actions = new TreeMap<>();

    @Test
    void theListsAreThoseOfTheArchive() throws IOException {
        ModelArchive.forEach(this::add);
        CLOSED.forEach(service -> actions.put(service, "*"));

        assertThat(models.values()).hasSizeGreaterThan(400);
        compare(MODELS, models);
        compare(ACTIONS, actions);
    }

    private void add(String model, JsonNode service) {
        String id = service.path("metadata").path("serviceId").stringValue();
        String name = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        put(name, model, actions(service));
        String other = NAMES_BY_ID.get(name);
        if (other != null) {
            put(other, model, actions(service));
        }
    }

    private void put(String name, String model, String itsActions) {
        models.put(name, model);
        actions.put(name, itsActions);
    }

    /** All operations but those that stream events: nobody could read them. */
    private static String actions(JsonNode service) {
        TreeSet<String> names = new TreeSet<>();
        service.path("operations").forEachEntry((name, operation) -> {
            if (!streams(service, operation.path("input")) && !streams(service, operation.path("output"))) {
                names.add(Character.toLowerCase(name.charAt(0)) + name.substring(1));
            }
        });
        return String.join(" ", names);
    }

    private static boolean streams(JsonNode service, JsonNode side) {
        JsonNode shapes = service.path("shapes");
        JsonNode members = shapes.path(side.path("shape").asString("")).path("members");
        return members.valueStream()
                .map(member -> shapes.path(member.path("shape").stringValue()))
                .anyMatch(shape -> shape.path("eventstream").asBoolean(false));
    }

    private static void compare(Path file, SortedMap<String, String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach((name, rest) -> text.append(name).append(' ').append(rest).append('\n'));
        if (IS_UPDATE) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(text.toString());
    }
}
