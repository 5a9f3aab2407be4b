package dev.stepwell.api.model;

import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** An object with named members; members that the model does not know are ignored. */
record StructureShape(String name, List<Member> members) implements Shape {
    /** A member of a structure. */
    record Member(String name, Shape shape, boolean required) {}

    StructureShape {
        members = List.copyOf(members);
    }

    @Override
    public void check(JsonNode value, Violations violations) {
        if (!value.isObject()) {
            throw new WrongType(value, name);
        }
        for (Member member : members) {
            JsonNode given = value.get(member.name());
            if (given == null || given.isNull()) {
                if (member.required()) {
                    violations.enter(member.name());
                    violations.addAbsent(member.shape().sensitive());
                    violations.leave();
                }
            } else {
                violations.enter(member.name());
                member.shape().check(given, violations);
                violations.leave();
            }
        }
    }

    @Override
    public String print(JsonNode value) {
        StringJoiner text = new StringJoiner(", ", name + "(", ")");
        for (Member member : members) {
            JsonNode given = value.get(member.name());
            if (given != null && !given.isNull()) {
                text.add(member.name() + "="
                        + (member.shape().sensitive()
                                ? REDACTED
                                : member.shape().print(given)));
            }
        }
        return text.toString();
    }
}
