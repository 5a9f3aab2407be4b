package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Trials.FieldValidation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What TestState accepts, refuses and tells. */
final class TestStateTest {
    private static final String PASS = "{'Type':'Pass','Next':'B'}";
    private static final String CALL =
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'},'End':true}";
    private static final String MAP = "{'Type':'Map','ItemProcessor':{'StartAt':'In','States':{'In':"
            + "{'Type':'Parallel','Branches':[{'StartAt':'Deep','States':{'Deep':{'Type':'Succeed'}}}],'End':true}}},"
            + "'Retry':[{'ErrorEquals':['States.ALL']}],'ToleratedFailurePercentage':10,'End':true}";
    private static final String PARALLEL = "{'Type':'Parallel','Branches':[{'StartAt':'A','States':{'A':"
            + "{'Type':'Succeed'}}},{'StartAt':'B','States':{'B':{'Type':'Succeed'}}}],'End':true}";
    private static final String RESULT = ",'mock':{'result':'{}'}";

    private final Fixture api = new Fixture();

    @Test
    void tellsTheOutputAndWhatComesNextAndNoMore() {
        JsonNode answer = test(PASS, ",'input':'{\\'a\\': 1}'");

        assertThat(answer.toString())
                .isEqualTo("{\"output\":\"{\\\"a\\\": 1}\",\"nextState\":\"B\",\"status\":\"SUCCEEDED\"}");
    }

    @Test
    void tellsTheStagesWhenAsked() {
        assertThat(test(PASS, ",'inspectionLevel':'INFO'").has("inspectionData"))
                .isFalse();
        for (String level : new String[] {"DEBUG", "TRACE"}) {
            assertThat(test(PASS, ",'inspectionLevel':'" + level + "'")
                            .path("inspectionData")
                            .propertyNames())
                    .containsExactlyInAnyOrder(
                            "input", "afterInputPath", "afterParameters", "afterResultSelector", "afterResultPath");
        }
    }

    @Test
    void tellsNumbersAndWhoHandledTheError() {
        JsonNode data = test(
                        MAP,
                        ",'input':'[1,2]','inspectionLevel':'DEBUG','mock':{'errorOutput':{'error':'E'}},"
                                + "'stateConfiguration':{'retrierRetryCount':1,'errorCausedByState':'Deep'}")
                .path("inspectionData");

        assertThat(data.path("errorDetails").toString())
                .isEqualTo("{\"retryIndex\":0,\"retryBackoffIntervalSeconds\":2}");
        assertThat(data.path("toleratedFailurePercentage").toString()).isEqualTo("10.0");
        assertThat(data.path("maxConcurrency").toString()).isEqualTo("0");
    }

    @Test
    void findsAStateOfAWholeDefinitionInAnyScope() {
        String machine = "{'StartAt':'M','States':{'M':" + MAP + "}}";

        assertThat(test(machine, ",'stateName':'Deep'").path("status").asString())
                .isEqualTo("SUCCEEDED");
        assertThat(error(machine, ",'stateName':'X'")).isEqualTo("ValidationException: State not found in definition");
    }

    @Test
    void refusesDefinitionsThatAreWrong() {
        assertThat(error("{'Type':'Pass'}", ""))
                .isEqualTo("InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: This object"
                        + " should have only one of the following fields: [Next, End] at /States/StateName'");
        assertThat(error("{'StartAt':'A','States':{'A':" + PASS + "}}", ",'stateName':'A'"))
                .startsWith("InvalidDefinition: ");
    }

    @Test
    void refusesWorkThatCannotBeDoneHereWithoutAMock() {
        String supported = "InvalidDefinition: TestState API does not support Map or Parallel states."
                + " Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]";
        assertThat(error(MAP, "")).isEqualTo(supported);
        assertThat(error(PARALLEL, "")).isEqualTo(supported);
        assertThat(error(CALL.replace("invoke", "invoke.waitForTaskToken"), "")).startsWith("InvalidDefinition: ");
        assertThat(error(
                        CALL.replace(
                                "'Resource':'arn:aws:states:::lambda:invoke'",
                                "'Resource':'arn:aws:states:us-east-1:123456789012:activity:a'"),
                        ""))
                .startsWith("InvalidDefinition: ");
        assertThat(error(CALL, ""))
                .isEqualTo("ValidationException: RoleArn must be specified when testing a Task state");
    }

    @Test
    void refusesAMockOfWorkThatThereIsNoneOf() {
        for (String type : new String[] {"Pass", "Succeed", "Fail", "Wait", "Choice"}) {
            String rest = switch (type) {
                case "Pass" -> ",'End':true";
                case "Wait" -> ",'Seconds':1,'End':true";
                case "Choice" -> ",'Choices':[{'Variable':'$.a','IsPresent':true,'Next':'B'}]";
                default -> "";
            };
            assertThat(error("{'Type':'" + type + "'" + rest + "}", RESULT))
                    .isEqualTo(
                            "ValidationException: State type '" + type + "' is not supported when a mock is specified");
        }
    }

    @Test
    void refusesMocksThatAreNotOneThing() {
        String oneOf = "ValidationException: A test mock should have only one of the following fields:"
                + " [result, errorOutput].";
        assertThat(error(CALL, ",'mock':{'result':'{}','errorOutput':{'error':'E'}}"))
                .isEqualTo(oneOf);
        assertThat(error(CALL, ",'mock':{'fieldValidationMode':'NONE'}")).isEqualTo(oneOf);
        assertThat(error(CALL, RESULT + ",'revealSecrets':true"))
                .isEqualTo("ValidationException: TestState does not support RevealSecrets when a mock is specified.");
        for (String text : new String[] {"", "no", "{} {}"}) {
            assertThat(error(CALL, ",'mock':{'result':'" + text + "','fieldValidationMode':'NONE'}"))
                    .isEqualTo("ValidationException: Mocked result must be valid JSON");
        }
    }

    @Test
    void checksTheShapeOfMockedResults() {
        String array = "ValidationException: Mocked result must be an array.";
        assertThat(error(MAP, RESULT)).isEqualTo(array);
        assertThat(error(PARALLEL, RESULT)).isEqualTo(array);
        assertThat(error(PARALLEL, ",'mock':{'result':'[1]'}")).startsWith("ValidationException: ");
        assertThat(test(PARALLEL, ",'mock':{'result':'[1,2]'}").path("output").asString())
                .isEqualTo("[1,2]");
    }

    @Test
    void hasMockedResultsOfServicesCheckedAgainstTheirModels() {
        api.trials.problem = "Field 'X' must be a string";

        assertThat(error(CALL, RESULT))
                .isEqualTo("ValidationException: Mock result schema validation error: Field 'X' must be a string");
        assertThat(api.trials.validation).isEqualTo(FieldValidation.STRICT);
        api.trials.problem = null;
        assertThat(test(CALL, ",'mock':{'result':'{}','fieldValidationMode':'PRESENT'}")
                        .path("status")
                        .asString())
                .isEqualTo("SUCCEEDED");
        assertThat(api.trials.validation).isEqualTo(FieldValidation.PRESENT);
    }

    @Test
    void takesCircumstancesWithAMockOnly() {
        assertThat(error(MAP, ",'stateConfiguration':{'mapIterationFailureCount':0}"))
                .isEqualTo("ValidationException: TestState does not support MapIterationFailureCount when a mock is not"
                        + " specified.");
        assertThat(error(MAP, ",'stateConfiguration':{'mapIterationFailureCount':3},'mock':{'result':'[1,2]'}"))
                .startsWith("ValidationException: ");
        assertThat(error(MAP, ",'stateConfiguration':{'errorCausedByState':'X'},'mock':{'errorOutput':{'error':'E'}}"))
                .isEqualTo("ValidationException: State not found in definition");
    }

    @Test
    void takesAContextOfKnownFieldsOnly() {
        String invalid = "ValidationException: Invalid Context object provided: ";
        assertThat(error(CALL, RESULT + context("{'Map':{}}")))
                .isEqualTo(invalid + "'Map' field is not supported when mocking a Context object");
        assertThat(error(CALL, RESULT + context("{'Execution':{'Colour':1}}")))
                .isEqualTo(invalid + "Field 'Colour' is not allowed");
        assertThat(error(CALL, RESULT + context("{'Other':1}"))).isEqualTo(invalid + "Field 'Other' is not allowed");
        assertThat(error(CALL, RESULT + context("{'StateMachine':{'Name':1}}")))
                .isEqualTo(invalid + "StateMachine.Name must be a string");
        assertThat(error(CALL, RESULT + context("{'Task':{'Token':'t'}}")))
                .isEqualTo(invalid + "Context object contains 'Task' when state is not a Task state with a '.sync' or"
                        + " '.waitForTaskToken' service integration pattern");
        assertThat(error(CALL, RESULT + context("[]"))).startsWith(invalid);
        assertThat(error(PASS, context("{}"))).startsWith("ValidationException: ");
        assertThat(test(CALL, RESULT + context("{'State':{'RetryCount':2}}"))
                        .path("status")
                        .asString())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void refusesInputAndVariablesThatAreNotJson() {
        assertThat(error(PASS, ",'input':'no'")).startsWith("InvalidExecutionInput: ");
        assertThat(error(PASS, ",'variables':'[]'")).startsWith("ValidationException: ");
        assertThat(test(PASS, ",'variables':'{\\'a\\':1}','inspectionLevel':'DEBUG'")
                        .path("inspectionData")
                        .path("variables")
                        .asString())
                .isEqualTo("{\"a\":1}");
    }

    private static String context(String context) {
        return ",'context':'" + context.replace("'", "\\'") + "'";
    }

    private JsonNode test(String definition, String more) {
        return Json.read(api.response("TestState", body(definition, more)).body());
    }

    private String error(String definition, String more) {
        return api.error("TestState", body(definition, more));
    }

    /** Apostrophes stand for quotation marks, escaped ones for those within a text. */
    private static String body(String definition, String more) {
        ObjectNode members = (ObjectNode)
                Json.read(("{'x':0" + more + "}").replace("\\'", "\\\"").replaceAll("(?<!\\\\)'", "\""));
        members.remove("x");
        members.put("definition", definition.replace('\'', '"'));
        return Json.text(members);
    }
}
