package org.mailward.system.journeys;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Reports a class of browser tests as skipped, with the reason, where no browser can be had.
final class NeedsBrowser implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Browsers.missing().map(ConditionEvaluationResult::disabled).orElseGet(() -> ConditionEvaluationResult.enabled("There is a browser"));
    }
}
