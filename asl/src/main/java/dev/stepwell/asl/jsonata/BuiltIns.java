package dev.stepwell.asl.jsonata;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** All functions that expressions can call, and our operators as functions. Immutable, shared by all expressions. */
final class BuiltIns {
    private static final Map<String, BuiltIn> BY_NAME = collect();

    private BuiltIns() {}

    static Map<String, BuiltIn> byName() {
        return BY_NAME;
    }

    private static Map<String, BuiltIn> collect() {
        Registry registry = new Registry();
        TextFunctions.register(registry);
        UrlFunctions.register(registry);
        RegexFunctions.register(registry);
        NumberFunctions.register(registry);
        SequenceFunctions.register(registry);
        ObjectFunctions.register(registry);
        TimeFunctions.register(registry);
        AwsFunctions.register(registry);
        Operators.register(registry);
        return Collections.unmodifiableMap(registry.functions);
    }

    /** Collects functions while the class is initialised. */
    static final class Registry {
        private final Map<String, BuiltIn> functions = new HashMap<>();

        Registry add(String name, String signature, int arity, BuiltIn.Body body) {
            return add(new BuiltIn(name, signature, arity, body));
        }

        Registry add(BuiltIn function) {
            functions.put(function.name(), function);
            return this;
        }
    }
}
