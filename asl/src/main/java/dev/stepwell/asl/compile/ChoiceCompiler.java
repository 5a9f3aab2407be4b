package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Condition;
import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.model.ChoiceRule;
import dev.stepwell.asl.model.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles Choice and its top-level rules. */
final class ChoiceCompiler {
    private ChoiceCompiler() {}

    static @Nullable State compile(StateSource state) {
        Fields fields = state.fields();
        fields.require("Choices");
        DataFlow flow = state.flow();
        List<ChoiceRule> rules = new ArrayList<>();
        for (Fields entry : fields.someObjects("Choices")) {
            ChoiceRule rule = rule(state, entry);
            if (rule != null) {
                rules.add(rule);
            }
        }
        String defaultNext = fields.text("Default");
        return rules.isEmpty() ? null : new State.Choice(state.name(), state.language(), flow, rules, defaultNext);
    }

    private static @Nullable ChoiceRule rule(StateSource state, Fields entry) {
        boolean isShapeFine = ChoiceRuleShape.check(state, entry, true);
        boolean areNamesFine = VariableNames.check(entry, state);
        if (state.isJsonPath()) {
            TemplateWarnings.check(entry, "Assign");
        }
        entry.require("Next");
        String next = entry.text("Next");
        if (!isShapeFine || !areNamesFine) {
            return null;
        }
        Condition condition = state.dialect().condition(entry.json(), entry.site());
        DataFlow flow = state.dialect().ruleFlow(entry.json(), state.fields().json(), entry.site());
        return next == null ? null : new ChoiceRule(condition, next, flow);
    }
}
