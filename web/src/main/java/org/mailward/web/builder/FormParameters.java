package org.mailward.web.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailward.builder.form.Entries;
import org.mailward.builder.form.FieldName;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.SpfRows;
import org.mailward.builder.form.Worked;

/// A builder's form as a browser sends it. Both the pages of staff and the public ones read it here.
public final class FormParameters {

    /// Stands in every form that was filled in, so that an empty one is told from none.
    public static final String SENT = "sent";
    /// A button that changes the form's rows and judges nothing.
    public static final String STEP = "step";

    private FormParameters() {
    }

    /// The name under which a field is sent.
    public static String parameter(FieldName name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param asked the selector or name in the address
    public static Worked.Sheet read(FormKind kind, String asked, Map<String, String[]> parameters) {
        if (!parameters.containsKey(SENT)) {
            return new Worked.Sheet(kind, asked, Optional.empty(), false);
        }
        Map<FieldName, List<String>> values = new EnumMap<>(FieldName.class);
        for (var name : FieldName.values()) {
            var sent = parameters.get(parameter(name));
            if (sent != null) {
                values.put(name, new ArrayList<>(Arrays.asList(sent)));
            }
        }
        var entries = new Entries(values);
        var step = Optional.ofNullable(parameters.get(STEP)).filter(steps -> steps.length > 0).map(steps -> steps[0]);
        return new Worked.Sheet(kind, asked, Optional.of(step.map(each -> SpfRows.after(entries, each)).orElse(entries)), step.isEmpty());
    }
}
