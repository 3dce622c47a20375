package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import org.mailward.onboarding.boundary.CustomerRegister.LifeStep;
import org.mailward.tenancy.CustomerState;
import org.mailward.web.api.openapi.Described;

@Described("A customer's life with the provider.")
public record LifeJson(@Described("Newest first.") List<StepJson> steps) {

    @Described("One step of a customer's life.")
    public record StepJson(
            @Described("The state that was entered.") CustomerState state,
            @Described("Why.") String reason,
            @Described("When.") Instant at,
            @Described("The person or key that did it.") String by) {
    }

    public static LifeJson of(List<LifeStep> life) {
        return new LifeJson(life.stream().map(step -> new StepJson(step.state(), step.reason(), step.at(), step.by())).toList());
    }
}
