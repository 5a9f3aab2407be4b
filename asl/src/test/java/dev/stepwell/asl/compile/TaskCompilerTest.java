package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.expressFindings;
import static dev.stepwell.asl.compile.Definitions.findings;
import static dev.stepwell.asl.compile.Definitions.oneJsonataState;
import static dev.stepwell.asl.compile.Definitions.oneState;
import static dev.stepwell.asl.compile.Definitions.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.model.Retrier;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.asl.model.TaskResource.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskCompilerTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:a";

    private static String task(String resource, String more) {
        return oneState("'Type':'Task','Resource':'" + resource + "','End':true" + more);
    }

    private static TaskResource resource(String resource, String more) {
        return ((State.Task) program(task(resource, more)).state("S")).resource();
    }

    @Test
    void takesResourcesApart() {
        String nested = "arn:aws:states:::states:startExecution.sync:2";
        String sdk = "arn:aws-cn:states:::aws-sdk:dynamodb:putItem.waitForTaskToken";

        assertThat(resource(FUNCTION, "")).isEqualTo(new TaskResource.LambdaFunction(FUNCTION));
        assertThat(resource(FUNCTION + ":live", "")).isEqualTo(new TaskResource.LambdaFunction(FUNCTION + ":live"));
        assertThat(resource(ACTIVITY, "")).isEqualTo(new TaskResource.Activity(ACTIVITY));
        assertThat(resource(nested, ",'Parameters':{'StateMachineArn':'m'}"))
                .isEqualTo(new TaskResource.Integration(nested, "states", "startExecution", Pattern.SYNC_2));
        assertThat(resource(sdk, ",'Parameters':{}"))
                .isEqualTo(
                        new TaskResource.Integration(sdk, "aws-sdk:dynamodb", "putItem", Pattern.WAIT_FOR_TASK_TOKEN));
    }

    @Test
    void refusesWhatIsNoResource() {
        assertThat(findings(oneState("'Type':'Task','End':true")))
                .containsExactly("These fields are required: [Resource] at /States/S");
        for (String wrong : List.of("", "createToken", "arn:aws:lambda", "http://example.com")) {
            assertThat(findings(task(wrong, "")))
                    .containsExactly("Value is not a valid resource ARN at /States/S/Resource");
        }
        for (String unknown : List.of(
                "arn:aws:swf:us-east-1:123456789012:task:x",
                "arn:aws:states:::dynamodb:query",
                "arn:aws:states:::lambda:invoke.sync",
                "arn:aws:states:::sqs:sendMessage.sync:2",
                "arn:aws:states:::lambda:invoke.later",
                "arn:aws:states:::aws-sdk:nosuchservice:call",
                "arn:aws:states:::aws-sdk:s3:getObject.sync",
                "arn:aws:states:::aws-sdk:s3:fetchObject",
                "arn:aws:states:::aws-sdk:s3:GetObject",
                "arn:aws:states:::aws-sdk:s3:getobject",
                "arn:aws:states:::aws-sdk:s3:*",
                "arn:aws:states:::aws-sdk:s3:getObject getObjectAcl",
                "arn:aws:states:::aws-sdk:dynamodb:invoke",
                "arn:aws:states:::aws-sdk:bedrockruntime:converseStream",
                "arn:aws:states:::aws-sdk:cloudwatchlogs:startLiveTail",
                "arn:aws:states:::aws-sdk:s3",
                "arn:aws:states:::nothing")) {
            assertThat(findings(task(unknown, "")))
                    .containsExactly("The resource provided " + unknown
                            + " is not recognized. The value is not a valid resource ARN, or the resource is not"
                            + " available in this region. at /States/S/Resource");
        }
    }

    @Test
    void sdkActionsAreThoseOfTheService() {
        for (String known : List.of(
                "s3:getObject",
                "s3:listObjectsV2.waitForTaskToken",
                "sfn:startSyncExecution",
                "rds:describeDBInstances",
                "rds:describeDbInstances",
                "cloudwatchlogs:createLogGroup",
                "eventbridge:putEvents",
                "apigatewayv2:getApis",
                "config:getResourceConfigHistory",
                "configservice:getResourceConfigHistory",
                "bedrockruntime:converse",
                "lookoutvision:startModel")) {
            String resource = "arn:aws:states:::aws-sdk:" + known;

            assertThat(findings(task(resource, ",'Parameters':{}"))).as(known).isEmpty();
        }
    }

    @Test
    void expressMachinesOnlyCallAndGoOn() {
        assertThat(expressFindings(task(ACTIVITY, "")))
                .containsExactly("Express state machine does not support Activity ARN at /States/S/Resource");
        assertThat(expressFindings(
                        task("arn:aws:states:::states:startExecution.sync", ",'Parameters':{'StateMachineArn':'m'}")))
                .containsExactly(
                        "Express state machine does not support '.sync' service integration at /States/S/Resource");
        assertThat(expressFindings(
                        task("arn:aws:states:::lambda:invoke.waitForTaskToken", ",'Parameters':{'FunctionName':'m'}")))
                .containsExactly("Express state machine does not support '.waitForTaskToken' service integration  at"
                        + " /States/S/Resource");
        assertThat(expressFindings(task(FUNCTION, ""))).isEmpty();
    }

    @Test
    void anIntegrationNeedsItsParameters() {
        String invoke = "arn:aws:states:::lambda:invoke";

        assertThat(findings(task(invoke, "")))
                .containsExactly("Parameters field is required for resource ARN: " + invoke + " at /States/S");
        assertThat(findings(oneJsonataState("'Type':'Task','Resource':'" + invoke + "','End':true")))
                .containsExactly("Arguments field is required for resource ARN: " + invoke + " at /States/S");
        assertThat(findings(task(invoke, ",'Parameters':{'Payload.$':'$','Color':1}")))
                .containsExactly(
                        "The field 'FunctionName' is required but was missing at /States/S/Parameters",
                        "The field 'Color' is not supported by Step Functions at /States/S/Parameters");
        assertThat(findings(task(invoke, ",'Parameters':{'FunctionName.$':'$.f'}")))
                .isEmpty();
        assertThat(findings(oneJsonataState(
                        "'Type':'Task','Resource':'" + invoke + "','Arguments':'{% $states.input %}','End':true")))
                .isEmpty();
    }

    @Test
    void timeoutsAreInRangeAndTheHeartbeatIsShorter() {
        assertThat(findings(task(FUNCTION, ",'TimeoutSeconds':0,'HeartbeatSeconds':100000000")))
                .containsExactly(
                        "Minimum value is 1 at /States/S/TimeoutSeconds",
                        "Maximum value is 99999999 at /States/S/HeartbeatSeconds",
                        "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds' at /States/S");
        assertThat(findings(task(FUNCTION, ",'TimeoutSeconds':'5','TimeoutSecondsPath':'$.t','HeartbeatSeconds':'5'")))
                .containsExactly(
                        "There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath] at"
                                + " /States/S",
                        "Expected value of type Integer at /States/S/HeartbeatSeconds");
        assertThat(program(task(FUNCTION, ",'TimeoutSecondsPath':'$.t','HeartbeatSeconds':5"))
                        .state("S"))
                .isInstanceOfSatisfying(State.Task.class, task -> {
                    assertThat(task.timeoutSeconds()).isNotNull();
                    assertThat(task.heartbeatSeconds()).isNotNull();
                });
    }

    @Test
    void credentialsNameARole() {
        assertThat(findings(task(FUNCTION, ",'Credentials':{}")))
                .containsExactly("The field 'RoleArn' is required but was missing at /States/S/Credentials");
        assertThat(findings(task(ACTIVITY, ",'Credentials':{'RoleArn':'r'}")))
                .containsExactly("The field 'Credentials' is not supported for activities at /States/S/Credentials");
        assertThat(program(task(FUNCTION, ",'Credentials':{'RoleArn.$':'$.r'}")).state("S"))
                .isInstanceOfSatisfying(
                        State.Task.class,
                        task -> assertThat(task.credentialsRoleArn()).isNotNull());
    }

    @Test
    void retriersHaveDefaultsAndRanges() {
        State state = program(task(
                        FUNCTION,
                        ",'Retry':[{'ErrorEquals':['A','B'],'Comment':'c'},{'ErrorEquals':['States.ALL'],"
                                + "'IntervalSeconds':0,'MaxAttempts':7,'BackoffRate':1,'MaxDelaySeconds':9,"
                                + "'JitterStrategy':'FULL'}]"))
                .state("S");

        assertThat(((State.Task) state).retry())
                .containsExactly(
                        new Retrier(List.of("A", "B"), 1, 3, 2.0, null, false),
                        new Retrier(List.of("States.ALL"), 0, 7, 1.0, 9, true));
        assertThat(findings(task(
                        FUNCTION,
                        ",'Retry':[{'MaxAttempts':-1,'IntervalSeconds':1.5,'BackoffRate':0.5,'MaxDelaySeconds':0,"
                                + "'JitterStrategy':'SOME','Next':'S'}]")))
                .containsExactly(
                        "Field 'Next' is not supported at /States/S/Retry[0]",
                        "These fields are required: [ErrorEquals] at /States/S/Retry[0]",
                        "Expected value of type Integer at /States/S/Retry[0]/IntervalSeconds",
                        "Minimum value is 0 at /States/S/Retry[0]/MaxAttempts",
                        "Minimum value is 1.0 at /States/S/Retry[0]/BackoffRate",
                        "Minimum value is 1 at /States/S/Retry[0]/MaxDelaySeconds",
                        "Value should be one of the following: [NONE, FULL] at /States/S/Retry[0]/JitterStrategy");
    }

    @Test
    void theWildcardStandsAloneAndLast() {
        String complaint = "States.ALL must appear alone and at end of list at /States/S/Catch";

        assertThat(findings(task(
                        FUNCTION,
                        ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'S'},{'ErrorEquals':['A','States.ALL'],"
                                + "'Next':'S'}]")))
                .containsExactly(complaint + "[0]/ErrorEquals[0]", complaint + "[1]/ErrorEquals[1]");
        assertThat(findings(task(FUNCTION, ",'Catch':[{'ErrorEquals':[],'Next':'S'},{'ErrorEquals':[1]},5]")))
                .containsExactly(
                        "Expected value of type Object at /States/S/Catch[2]",
                        "Value cannot be empty at /States/S/Catch[0]/ErrorEquals",
                        "These fields are required: [Next] at /States/S/Catch[1]",
                        "Expected value of type String at /States/S/Catch[1]/ErrorEquals[0]");
        assertThat(findings(task(FUNCTION, ",'Catch':[],'Retry':[]"))).isEmpty();
    }

    @Test
    void catchersSpeakTheLanguageOfTheirState() {
        assertThat(findings(task(FUNCTION, ",'Catch':[{'ErrorEquals':['A'],'Next':'S','Output':1}]")))
                .containsExactly("The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the"
                        + " 'JSONata' QueryLanguage at /States/S/Catch[0]");
        assertThat(findings(task(FUNCTION, ",'Catch':[{'ErrorEquals':['A'],'Next':'S','ResultPath':7}]")))
                .containsExactly("Expected value of type String at /States/S/Catch[0]/ResultPath");
    }
}
