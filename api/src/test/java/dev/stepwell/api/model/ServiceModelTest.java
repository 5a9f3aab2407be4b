package dev.stepwell.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks that AWS's model states, in AWS's words. */
final class ServiceModelTest {
    private final ServiceModel model = ServiceModel.load(Limits.aws());

    @Test
    void tellsEveryMissingMember() {
        assertThat(check("CreateStateMachine", "{'roleArn':null}"))
                .containsExactly(
                        "Value null at 'name' failed to satisfy constraint: Member must not be null",
                        "Value at 'definition' failed to satisfy constraint: Member must not be null",
                        "Value null at 'roleArn' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void checksLengthsAndPatterns() {
        String name = "A".repeat(81);

        assertThat(check("CreateStateMachineAlias", alias(name, "[{'stateMachineVersionArn':'a','weight':100}]")))
                .containsExactly("Value '" + name + "' at 'name' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 80");
        assertThat(check("CreateStateMachineAlias", alias("123", "[{'stateMachineVersionArn':'a','weight':100}]")))
                .containsExactly("Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
        assertThat(check("StartExecution", "{'stateMachineArn':''}"))
                .containsExactly("Value '' at 'stateMachineArn' failed to satisfy constraint: Member must have length"
                        + " greater than or equal to 1");
    }

    @Test
    void checksWhatIsInsideListsAndCountsItFromOne() {
        assertThat(check("CreateStateMachineAlias", alias("a", "[{'stateMachineVersionArn':'a','weight':101}]")))
                .containsExactly("Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 100");
        assertThat(check("UntagResource", "{'resourceArn':'a','tagKeys':['k',null]}"))
                .containsExactly(
                        "Value null at 'tagKeys.2.member' failed to satisfy constraint: Member must not be" + " null");
    }

    @Test
    void printsListsOfStructures() {
        String item = "{'stateMachineVersionArn':'a','weight':1}";

        assertThat(check("CreateStateMachineAlias", alias("a", "[" + item + "," + item + "," + item + "]")))
                .containsExactly("Value '[RoutingConfigurationListItem(stateMachineVersionArn=a, weight=1),"
                        + " RoutingConfigurationListItem(stateMachineVersionArn=a, weight=1),"
                        + " RoutingConfigurationListItem(stateMachineVersionArn=a, weight=1)]' at"
                        + " 'routingConfiguration' failed to satisfy constraint: Member must have length less than or"
                        + " equal to 2");
    }

    @Test
    void hidesSensitiveValues() {
        assertThat(check("StopExecution", "{'executionArn':'a','error':'" + "e".repeat(257) + "'}"))
                .containsExactly("Value at 'error' failed to satisfy constraint: Member must have length less than or"
                        + " equal to 256");
    }

    @Test
    void checksEnumsInsideStructures() {
        assertThat(check("UpdateStateMachine", "{'stateMachineArn':'a','loggingConfiguration':{'level':'LOUD'}}"))
                .containsExactly(
                        "Value 'LOUD' at 'loggingConfiguration.level' failed to satisfy constraint: Member must"
                                + " satisfy enum value set: [ALL, ERROR, FATAL, OFF]");
    }

    @Test
    void countsPayloadsInBytesAndTakesTheirLimitFromTheSettings() {
        String start = "{'stateMachineArn':'a','input':'" + "ü".repeat(131_073) + "'}";

        assertThat(check("StartExecution", start)).hasSize(1);
        assertThat(violations(ServiceModel.load(Limits.relaxed()), "StartExecution", start))
                .isEmpty();
    }

    @Test
    void tellsABoundedNumberOfViolations() {
        String tags = "{'key':''},".repeat(1_000);

        assertThat(check("TagResource", "{'resourceArn':'a','tags':[" + tags + "{'key':''}]}"))
                .hasSize(50);
    }

    @Test
    void cannotReadValuesOfAnotherType() {
        assertThatThrownBy(() -> check("StartExecution", "{'stateMachineArn':5}"))
                .isInstanceOf(WrongType.class)
                .hasMessage("NUMBER_VALUE cannot be converted to String");
        assertThatThrownBy(() -> check("ListActivities", "{'maxResults':1.5}")).isInstanceOf(WrongType.class);
        assertThatThrownBy(() -> check("ListActivities", "{'maxResults':99999999999}"))
                .isInstanceOf(WrongType.class);
        assertThatThrownBy(() -> check("CreateActivity", "{'name':'a','tags':{}}"))
                .hasMessage("Start of structure or map found where not expected.");
        assertThatThrownBy(() -> check("CreateActivity", "{'name':['a']}"))
                .hasMessage("Start of list found where not expected.");
        assertThatThrownBy(() -> check("GetExecutionHistory", "{'executionArn':'a','reverseOrder':'yes'}"))
                .hasMessage("STRING_VALUE cannot be converted to Boolean");
    }

    private List<String> check(String operation, String request) {
        return violations(model, operation, request);
    }

    private static List<String> violations(ServiceModel model, String operation, String request) {
        OperationModel checks = model.operation(operation);
        assertThat(checks).as(operation).isNotNull();
        return checks == null ? List.of() : checks.violations(Json.read(request.replace('\'', '"')));
    }

    private static String alias(String name, String routing) {
        return "{'name':'" + name + "','routingConfiguration':" + routing + "}";
    }
}
