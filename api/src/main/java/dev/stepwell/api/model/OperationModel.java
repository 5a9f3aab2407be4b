package dev.stepwell.api.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the model says of one operation. Immutable. */
public final class OperationModel {
    private final StructureShape input;
    private final List<String> arnMembers;

    OperationModel(StructureShape input) {
        this.input = input;
        this.arnMembers = input.members().stream()
                .map(StructureShape.Member::name)
                .filter(name -> name.endsWith("Arn"))
                .toList();
    }

    /** The members of the input that hold an ARN. */
    public List<String> arnMembers() {
        return arnMembers;
    }

    /**
     * What is wrong with {@code request}, as sentences of the service; empty when nothing is.
     *
     * @throws WrongType when a value has another type than the model says
     */
    public List<String> violations(JsonNode request) {
        Violations violations = new Violations();
        input.check(request, violations);
        return violations.told();
    }
}
