package dev.stepwell.asl.compile;

import dev.stepwell.asl.model.TaskResource.Pattern;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The optimised service integrations: which actions of which services, and how each can be waited for. Immutable. */
final class IntegrationCatalog {
    private static final Set<Pattern> CALL = EnumSet.of(Pattern.REQUEST_RESPONSE);
    private static final Set<Pattern> JOB = EnumSet.of(Pattern.REQUEST_RESPONSE, Pattern.SYNC);
    private static final Set<Pattern> CALLBACK = EnumSet.of(Pattern.REQUEST_RESPONSE, Pattern.WAIT_FOR_TASK_TOKEN);
    private static final Set<Pattern> JOB_OR_CALLBACK =
            EnumSet.of(Pattern.REQUEST_RESPONSE, Pattern.SYNC, Pattern.WAIT_FOR_TASK_TOKEN);
    private static final Map<String, Set<Pattern>> PATTERNS = patterns();

    private IntegrationCatalog() {}

    static boolean supports(String service, String action, Pattern pattern) {
        return PATTERNS.getOrDefault(service + ":" + action, Set.of()).contains(pattern);
    }

    private static Map<String, Set<Pattern>> patterns() {
        Map<String, Set<Pattern>> patterns = new HashMap<>();
        messaging(patterns);
        compute(patterns);
        data(patterns);
        clusters(patterns);
        learning(patterns);
        return Map.copyOf(patterns);
    }

    private static void messaging(Map<String, Set<Pattern>> patterns) {
        add(patterns, CALLBACK, "lambda", "invoke");
        add(patterns, CALLBACK, "sqs", "sendMessage");
        add(patterns, CALLBACK, "sns", "publish");
        add(patterns, CALLBACK, "events", "putEvents");
        add(patterns, CALLBACK, "apigateway", "invoke");
        add(patterns, CALL, "http", "invoke");
        add(patterns, CALL, "dynamodb", "getItem putItem updateItem deleteItem");
        add(patterns, EnumSet.allOf(Pattern.class), "states", "startExecution");
    }

    private static void compute(Map<String, Set<Pattern>> patterns) {
        add(patterns, JOB_OR_CALLBACK, "ecs", "runTask");
        add(patterns, JOB, "batch", "submitJob");
        add(patterns, JOB, "codebuild", "startBuild startBuildBatch retryBuildBatch");
        add(patterns, CALL, "codebuild", "stopBuild stopBuildBatch batchDeleteBuilds batchGetReports deleteBuildBatch");
        add(patterns, JOB, "mediaconvert", "createJob");
    }

    private static void data(Map<String, Set<Pattern>> patterns) {
        add(patterns, JOB, "glue", "startJobRun");
        add(patterns, JOB, "databrew", "startJobRun");
        add(patterns, JOB, "athena", "startQueryExecution");
        add(patterns, CALL, "athena", "stopQueryExecution getQueryExecution getQueryResults");
    }

    private static void clusters(Map<String, Set<Pattern>> patterns) {
        add(patterns, JOB, "elasticmapreduce", "createCluster terminateCluster addStep");
        add(
                patterns,
                CALL,
                "elasticmapreduce",
                "setClusterTerminationProtection cancelStep modifyInstanceFleetByName modifyInstanceGroupByName");
        add(patterns, CALL, "emr-containers", "createVirtualCluster");
        add(patterns, JOB, "emr-containers", "deleteVirtualCluster startJobRun");
        add(
                patterns,
                JOB,
                "emr-serverless",
                "createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun");
        add(
                patterns,
                JOB_OR_CALLBACK,
                "eks",
                "runJob createCluster deleteCluster createNodegroup deleteNodegroup createFargateProfile"
                        + " deleteFargateProfile");
        add(patterns, CALLBACK, "eks", "call");
    }

    private static void learning(Map<String, Set<Pattern>> patterns) {
        add(
                patterns,
                JOB,
                "sagemaker",
                "createTrainingJob createTransformJob createProcessingJob createHyperParameterTuningJob"
                        + " createLabelingJob");
        add(patterns, CALL, "sagemaker", "createModel createEndpoint createEndpointConfig updateEndpoint");
        add(patterns, CALLBACK, "bedrock", "invokeModel");
        add(patterns, JOB, "bedrock", "createModelCustomizationJob");
        add(patterns, CALL, "bedrockagentcore", "invokeHarness");
        add(patterns, CALL, "bedrock-agentcore", "invokeHarness");
    }

    private static void add(Map<String, Set<Pattern>> patterns, Set<Pattern> how, String service, String actions) {
        for (String action : actions.split(" ")) {
            patterns.put(service + ":" + action, how);
        }
    }
}
