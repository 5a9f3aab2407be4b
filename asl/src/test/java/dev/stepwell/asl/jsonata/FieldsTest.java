package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.HashSet;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The single fields of states: numbers, texts, times, items, conditions. */
final class FieldsTest {
    private final JsonataDialect dialect = new JsonataDialect();
    private final Problems problems = new Problems();

    @Test
    void readsWholeNumbers() {
        IntegerField field = timeout("{% $states.input.n %}");

        assertThat(field.evaluate(input("{\"n\":5}"), Payload.NULL)).isEqualTo(5);
        assertThat(field.evaluate(input("{\"n\":5.0}"), Payload.NULL)).isEqualTo(5);
    }

    @Test
    void refusesOtherValuesForWholeNumbers() {
        IntegerField field = timeout("{% $states.input.n %}");

        failsWith(
                () -> field.evaluate(input("{\"n\":\"5\"}"), Payload.NULL),
                "TimeoutSeconds",
                "The JSONata expression '$states.input.n' specified for the field 'TimeoutSeconds' returned an"
                        + " unexpected result type. Expected 'number', but was 'string' for value: \"5\"");
        failsWith(
                () -> field.evaluate(input("{\"n\":1.5}"), Payload.NULL),
                "TimeoutSeconds",
                "The TimeoutSeconds field cannot be parsed as an integer: 1.5");
        failsWith(
                () -> field.evaluate(input("{\"n\":0}"), Payload.NULL),
                "TimeoutSeconds",
                "TimeoutSeconds must be between 1 and 99999999 but was: 0");
    }

    @Test
    void waitsUntilATimestamp() {
        var until = dialect.waitField(object("{\"Timestamp\": \"{% $states.input %}\"}"), site("/States/W"));

        assertThat(until.until(input("\"2030-01-01T00:00:00.123456789+01:00\""), Payload.NULL))
                .hasToString("2029-12-31T23:00:00.123456789Z");
        failsWith(
                () -> until.until(input("\"2016-12-05T21:29:29\""), Payload.NULL),
                "Timestamp",
                "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string:"
                        + " 2016-12-05T21:29:29");
        assertThatThrownBy(() -> until.until(input("\"2126-01-01T00:00:00Z\""), Payload.NULL))
                .hasMessage("States.Runtime: Wait state delay is too long.");
    }

    @Test
    void waitsForSeconds() {
        var until = dialect.waitField(object("{\"Seconds\": \"{% 1 + 2 %}\"}"), site("/States/W"));

        assertThat(until.until(input("{}"), Payload.NULL)).isEqualTo(FakeFrame.NOW.plusSeconds(3));
    }

    @Test
    void iteratesItemsOrTheInput() {
        var items = dialect.items(object("{\"Items\": \"{% $states.input.a %}\"}"), site("/States/M"));
        var literal = dialect.items(object("{\"Items\": [1, \"{% 1 + 1 %}\"]}"), site("/States/M"));
        var none = dialect.items(object("{}"), site("/States/M"));

        assertThat(items.items(input("{\"a\":[]}"), Payload.NULL).text()).isEqualTo("[]");
        assertThat(literal.items(input("{}"), Payload.NULL).text()).isEqualTo("[1,2]");
        assertThat(none.items(input("[3]"), Payload.ofText("[3]")).text()).isEqualTo("[3]");
        failsWith(
                () -> items.items(input("{\"a\":{\"foo\":\"bar\"}}"), Payload.NULL),
                "Items",
                "The JSONata expression '$states.input.a' specified for the field 'Items' returned an unexpected result"
                        + " type. Expected 'array', but was 'object' for value: {\"foo\":\"bar\"}");
        failsWith(
                () -> none.items(input("1"), Payload.ofText("1")), null, "Map state input must be an array but was: 1");
    }

    @Test
    void wantsBooleanConditions() {
        var condition =
                dialect.condition(object("{\"Condition\": \"{% $states.input %}\"}"), site("/States/C/Choices[2]"));
        var constant = dialect.condition(object("{\"Condition\": true}"), site("/States/C/Choices[0]"));

        assertThat(condition.test(input("true"), Payload.NULL)).isTrue();
        assertThat(constant.test(input("{}"), Payload.NULL)).isTrue();
        failsWith(
                () -> condition.test(input("\"yes\""), Payload.NULL),
                "Choices[2]/Condition",
                "The JSONata expression '$states.input' specified for the field 'Choices[2]/Condition' returned an"
                        + " unexpected result type. Expected 'boolean', but was 'string' for value: \"yes\"");
    }

    @Test
    void readsTextsOfNestedObjects() {
        var role = Objects.requireNonNull(dialect.text(
                object("{\"RoleArn\": \"{% $states.input.role %}\"}"), "RoleArn", site("/States/T/Credentials")));

        assertThat(role.evaluate(input("{\"role\":\"arn\"}"), Payload.NULL)).isEqualTo("arn");
        failsWith(
                () -> role.evaluate(input("{}"), Payload.NULL),
                "Credentials/RoleArn",
                "The JSONata expression '$states.input.role' specified for the field 'Credentials/RoleArn' returned"
                        + " nothing (undefined).");
    }

    @Test
    void selectsItems() {
        var selector = dialect.template(
                Json.read("{\"v\": \"{% $states.context.Map.Item.Value %}\"}"),
                "ItemSelector",
                site("/States/M/ItemSelector"));

        assertThat(selector.evaluate(
                                FakeFrame.input("{}").withContext("{\"Map\":{\"Item\":{\"Value\":7}}}"), Payload.NULL)
                        .text())
                .isEqualTo("{\"v\":7}");
        failsWith(
                () -> selector.evaluate(input("{}"), Payload.NULL),
                "ItemSelector/v",
                "The JSONata expression '$states.context.Map.Item.Value' specified for the field 'ItemSelector/v'"
                        + " returned nothing (undefined).");
    }

    private IntegerField timeout(String expression) {
        ObjectNode task = Json.NODES.objectNode().put("TimeoutSeconds", expression);
        return Objects.requireNonNull(dialect.integer(task, "TimeoutSeconds", 1, 99_999_999, site("/States/T")));
    }

    private static void failsWith(
            ThrowingCallable call, @org.jspecify.annotations.Nullable String location, String cause) {
        assertThatThrownBy(call).isInstanceOfSatisfying(EvaluationFailure.class, failure -> {
            assertThat(failure.isQueryEvaluation()).isTrue();
            assertThat(failure.causeText()).isEqualTo(cause);
            assertThat(failure.location()).isEqualTo(location);
        });
    }

    private static FakeFrame input(String json) {
        return FakeFrame.input(json);
    }

    private Site site(String location) {
        return new Site(location, problems, new HashSet<>());
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json);
    }
}
