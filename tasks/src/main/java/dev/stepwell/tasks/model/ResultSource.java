package dev.stepwell.tasks.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The AWS operation that a task's result comes from: the one called, or for {@code .sync} the one that is asked until
 * the job has ended.
 *
 * @param model of the service, as the archive names it
 * @param open fields that Step Functions replaces by the JSON they hold
 */
record ResultSource(String model, String operation, Set<String> open) {
    private static final String SYNC_2 = ".sync:2";

    /** These have an API of their own that no model describes. */
    private static final Set<String> WITHOUT_MODEL = Set.of("http", "apigateway");

    private static final Map<String, String> POLLED = polled();

    ResultSource {
        open = Set.copyOf(open);
    }

    /** Null when the result comes from no operation that a model describes. */
    static @Nullable ResultSource of(String resourceType, String action, String pattern) {
        String model = WITHOUT_MODEL.contains(resourceType) ? null : ServiceModels.model(resourceType);
        if (model == null || action.isEmpty()) {
            return null;
        }
        return switch (pattern) {
            case "" -> new ResultSource(called(model, action), operation(action), Set.of());
            case ".sync", SYNC_2 -> {
                String polled = POLLED.get(resourceType + ":" + action);
                Set<String> open = pattern.equals(SYNC_2) ? Set.of("Input", "Output") : Set.of();
                yield polled == null ? null : new ResultSource(model, polled, open);
            }
            default -> null;
        };
    }

    private static String called(String model, String action) {
        return model.equals("bedrock") && action.equals("invokeModel") ? "bedrock-runtime" : model;
    }

    private static String operation(String action) {
        return Character.toUpperCase(action.charAt(0)) + action.substring(1);
    }

    private static Map<String, String> polled() {
        Map<String, String> polled = new HashMap<>();
        add(polled, "states", "DescribeExecution", "startExecution");
        add(polled, "ecs", "DescribeTasks", "runTask");
        add(polled, "batch", "DescribeJobs", "submitJob");
        add(polled, "codebuild", "BatchGetBuilds", "startBuild");
        add(polled, "codebuild", "BatchGetBuildBatches", "startBuildBatch retryBuildBatch");
        add(polled, "mediaconvert", "GetJob", "createJob");
        add(polled, "glue", "GetJobRun", "startJobRun");
        add(polled, "databrew", "DescribeJobRun", "startJobRun");
        add(polled, "athena", "GetQueryExecution", "startQueryExecution");
        add(polled, "elasticmapreduce", "DescribeCluster", "createCluster terminateCluster");
        add(polled, "elasticmapreduce", "DescribeStep", "addStep");
        add(polled, "emr-containers", "DescribeVirtualCluster", "deleteVirtualCluster");
        add(polled, "emr-containers", "DescribeJobRun", "startJobRun");
        add(polled, "emr-serverless", "GetJobRun", "startJobRun cancelJobRun");
        String applications = "createApplication startApplication stopApplication deleteApplication";
        add(polled, "emr-serverless", "GetApplication", applications);
        add(polled, "eks", "DescribeCluster", "createCluster deleteCluster");
        add(polled, "eks", "DescribeNodegroup", "createNodegroup deleteNodegroup");
        add(polled, "eks", "DescribeFargateProfile", "createFargateProfile deleteFargateProfile");
        add(polled, "bedrock", "GetModelCustomizationJob", "createModelCustomizationJob");
        for (String job : "TrainingJob TransformJob ProcessingJob HyperParameterTuningJob LabelingJob".split(" ")) {
            add(polled, "sagemaker", "Describe" + job, "create" + job);
        }
        return Map.copyOf(polled);
    }

    private static void add(Map<String, String> polled, String service, String operation, String actions) {
        for (String action : actions.split(" ")) {
            polled.put(service + ":" + action, operation);
        }
    }
}
