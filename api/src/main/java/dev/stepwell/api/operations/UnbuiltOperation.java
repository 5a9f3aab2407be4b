package dev.stepwell.api.operations;

import dev.stepwell.api.protocol.Answer;
import dev.stepwell.api.protocol.Operation;
import dev.stepwell.api.protocol.Request;
import dev.stepwell.engine.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An operation of AWS that this version does not have: refuses and names what is missing. */
record UnbuiltOperation(String name, String missing) implements Operation {
    private static final Map<String, List<String>> BY_FEATURE = Map.of(
            "versions of state machines",
                    List.of("PublishStateMachineVersion", "ListStateMachineVersions", "DeleteStateMachineVersion"),
            "aliases of state machines",
                    List.of(
                            "CreateStateMachineAlias",
                            "DescribeStateMachineAlias",
                            "UpdateStateMachineAlias",
                            "DeleteStateMachineAlias",
                            "ListStateMachineAliases"),
            "tags", List.of("TagResource", "UntagResource", "ListTagsForResource"));

    /** All of them by name. */
    static Map<String, Operation> all() {
        Map<String, Operation> table = new HashMap<>();
        BY_FEATURE.forEach(
                (missing, names) -> names.forEach(name -> table.put(name, new UnbuiltOperation(name, missing))));
        return table;
    }

    @Override
    public void perform(Request request, Answer answer) {
        throw new Refused(
                "UnknownOperationException",
                name + " is not available: this version of Stepwell does not have " + missing + " yet");
    }
}
