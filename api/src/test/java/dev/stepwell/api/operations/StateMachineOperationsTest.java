package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Creating, describing, changing, listing and deleting machines, as a client sees it. */
final class StateMachineOperationsTest {
    private final Fixture api = new Fixture();

    @Test
    void createsAMachineAndTellsItsArnAndDate() {
        JsonNode answer =
                api.call("CreateStateMachine", "{'name':'orders','definition':'{}','roleArn':'" + Fixture.ROLE + "'}");

        assertThat(answer.toString())
                .isEqualTo("{\"stateMachineArn\":\"" + FakeStateMachines.PREFIX
                        + "orders\",\"creationDate\":1700000000.007}");
    }

    @Test
    void describesWithDefaultsForWhatWasNotConfigured() {
        String arn = api.createMachine("orders");

        JsonNode answer = api.call("DescribeStateMachine", "{'stateMachineArn':'" + arn + "'}");

        assertThat(answer.path("loggingConfiguration").toString())
                .isEqualTo("{\"level\":\"OFF\",\"includeExecutionData\":false}");
        assertThat(answer.path("tracingConfiguration").toString()).isEqualTo("{\"enabled\":false}");
        assertThat(answer.path("encryptionConfiguration").toString()).isEqualTo("{\"type\":\"AWS_OWNED_KEY\"}");
        assertThat(answer.path("variableReferences").toString()).isEqualTo("{\"Pay\":[\"amount\"]}");
        assertThat(answer.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(answer.path("type").asString()).isEqualTo("STANDARD");
        assertThat(answer.has("revisionId")).isFalse();
    }

    @Test
    void describesLoggingAsItWasGiven() {
        api.call(
                "CreateStateMachine",
                "{'name':'n','definition':'{}','roleArn':'r','loggingConfiguration':{'destinations':[]}}");

        assertThat(api.call("DescribeStateMachine", "{'stateMachineArn':'" + FakeStateMachines.PREFIX + "n'}")
                        .path("loggingConfiguration")
                        .toString())
                .isEqualTo("{\"level\":\"OFF\",\"includeExecutionData\":false,\"destinations\":[]}");
    }

    @Test
    void describesOnlyMetadataWhenAsked() {
        String arn = api.createMachine("orders");

        JsonNode answer =
                api.call("DescribeStateMachine", "{'stateMachineArn':'" + arn + "','includedData':'METADATA_ONLY'}");

        assertThat(answer.path("definition").asString()).isEqualTo("{}");
        assertThat(answer.has("variableReferences")).isFalse();
    }

    @Test
    void updatesAndTellsTheRevision() {
        String arn = api.createMachine("orders");

        JsonNode answer = api.call("UpdateStateMachine", "{'stateMachineArn':'" + arn + "','definition':'{ }'}");

        assertThat(answer.propertyNames()).containsExactly("updateDate", "revisionId");
        assertThat(api.machines.describe(arn).definition()).isEqualTo("{ }");
    }

    @Test
    void refusesAnUpdateOfNothing() {
        String arn = api.createMachine("orders");

        assertThat(api.error("UpdateStateMachine", "{'stateMachineArn':'" + arn + "'}"))
                .startsWith("MissingRequiredParameter: Either the definition, the role ARN,");
    }

    @Test
    void refusesLogsWithoutOneDestination() {
        assertThat(api.error(
                        "CreateStateMachine",
                        "{'name':'n','definition':'{}','roleArn':'r','loggingConfiguration':{'level':'ALL'}}"))
                .isEqualTo("InvalidLoggingConfiguration: Invalid Logging Configuration: Must specify exactly one Log"
                        + " Destination.");
    }

    @Test
    void refusesNamesWithForbiddenCharacters() {
        assertThat(api.error("CreateStateMachine", "{'name':'a/b','definition':'{}','roleArn':'r'}"))
                .isEqualTo("InvalidName: Invalid Name: 'a/b'");
    }

    @Test
    void refusesWhatItDoesNotHaveInsteadOfIgnoringIt() {
        String base = "{'name':'n','definition':'{}','roleArn':'r',";

        assertThat(api.error("CreateStateMachine", base + "'versionDescription':'d'}"))
                .isEqualTo("ValidationException: Version description can only be set when publish is true");
        assertThat(api.error(
                        "CreateStateMachine",
                        base + "'encryptionConfiguration':{'type':'CUSTOMER_MANAGED_KMS_KEY','kmsKeyId':'k'}}"))
                .startsWith("InvalidEncryptionConfiguration: ");
        assertThat(api.machines.machines).isEmpty();
    }

    @Test
    void listsInPagesUntilTheEnd() {
        for (int i = 0; i < 5; i++) {
            api.createMachine("m" + i);
        }

        JsonNode first = api.call("ListStateMachines", "{'maxResults':3}");
        String token = first.path("nextToken").asString();
        JsonNode second = api.call("ListStateMachines", "{'maxResults':3,'nextToken':'" + token + "'}");

        assertThat(first.path("stateMachines")).hasSize(3);
        assertThat(second.path("stateMachines").get(1).path("name").asString()).isEqualTo("m4");
        assertThat(second.has("nextToken")).isFalse();
    }

    @Test
    void refusesForeignPageTokens() {
        api.createMachine("m0");
        api.createMachine("m1");
        String token = api.call("ListStateMachines", "{'maxResults':1}")
                .path("nextToken")
                .asString();

        assertThat(api.error("ListActivities", "{'nextToken':'" + token + "'}"))
                .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
    }

    @Test
    void deletesAndToleratesAMissingMachine() {
        String arn = api.createMachine("orders");

        assertThat(api.response("DeleteStateMachine", "{\"stateMachineArn\":\"" + arn + "\"}")
                        .body())
                .asString()
                .isEqualTo("{}");
        assertThat(api.call("DeleteStateMachine", "{'stateMachineArn':'" + arn + "'}"))
                .isEmpty();
        assertThat(api.error("DescribeStateMachine", "{'stateMachineArn':'" + arn + "'}"))
                .isEqualTo("StateMachineDoesNotExist: State Machine Does Not Exist: '" + arn + "'");
    }

    @Test
    void saysWhetherADefinitionIsValidWithoutRefusing() {
        JsonNode answer = api.call("ValidateStateMachineDefinition", "{'definition':' '}");

        assertThat(answer.path("result").asString()).isIn("OK", "FAIL");
        assertThat(answer.path("diagnostics").isArray()).isTrue();
        assertThat(answer.path("truncated").booleanValue()).isFalse();
    }
}
