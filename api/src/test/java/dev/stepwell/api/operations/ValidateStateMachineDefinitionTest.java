package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which findings are told, how many, and what the result is. */
final class ValidateStateMachineDefinitionTest {
    /** Definitions inside a request: their apostrophes become escaped quotation marks. */
    private static final String WARNED =
            "{\\'StartAt\\':\\'F\\',\\'States\\':{\\'F\\':{\\'Type\\':\\'Fail\\',\\'Error\\':\\'$.a\\',\\'Cause\\':\\'$.b\\'}}}";

    private static final String WRONG = "{\\'a\\':1,\\'b\\':2,\\'c\\':3}";

    private final Fixture api = new Fixture();

    private JsonNode validate(String definition, String more) {
        return api.call("ValidateStateMachineDefinition", "{'definition':'" + definition + "'" + more + "}");
    }

    @Test
    void warningsAreToldOnlyWhenAskedFor() {
        assertThat(validate(WARNED, "").toString())
                .isEqualTo("{\"result\":\"OK\",\"diagnostics\":[],\"truncated\":false}");
        JsonNode both = validate(WARNED, ",'severity':'WARNING'");
        assertThat(both.path("result").asString()).isEqualTo("OK");
        assertThat(both.path("diagnostics"))
                .hasSize(2)
                .allMatch(found -> found.path("severity").asString().equals("WARNING"));
    }

    @Test
    void noMoreThanTheMaximumIsTold() {
        assertThat(validate(WRONG, ",'maxResults':2").path("diagnostics")).hasSize(2);
        assertThat(validate(WRONG, ",'maxResults':2").path("truncated").asBoolean())
                .isTrue();
        assertThat(validate(WRONG, ",'maxResults':4").path("truncated").asBoolean())
                .isFalse();
        assertThat(validate(WRONG, ",'maxResults':0").path("diagnostics")).hasSize(4);
    }

    @Test
    void theResultCountsEveryError() {
        assertThat(validate(WRONG, ",'maxResults':1").path("result").asString()).isEqualTo("FAIL");
    }

    @Test
    void aFindingWithoutAPlaceHasNoLocation() {
        JsonNode found = validate("[]", "").path("diagnostics").get(0);

        assertThat(found.has("location")).isFalse();
        assertThat(found.path("message").asString()).isEqualTo("Definition must be a valid JSON object");
    }
}
