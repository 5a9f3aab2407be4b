package dev.stepwell.engine;

/** Builds the ARNs of one account in one region. Immutable. */
public record Arns(String region, String account) {
    private String states(String rest) {
        return "arn:" + partition() + ":states:" + region + ':' + account + ':' + rest;
    }

    private String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    public String stateMachine(String name) {
        return states("stateMachine:" + name);
    }

    public String activity(String name) {
        return states("activity:" + name);
    }

    public String execution(String machineName, String executionName) {
        return states("execution:" + machineName + ':' + executionName);
    }

    /** The execution that a single state under trial believes to be in. */
    public String trial(String machineName, String executionName) {
        return states("express:" + machineName + ':' + executionName);
    }

    /** An execution of an Express machine; {@code run} tells runs of the same name apart. */
    public String express(String machineName, String executionName, String run) {
        return states("express:" + machineName + ':' + executionName + ':' + run);
    }
}
