package org.mailward.compliance;

import java.util.List;

/// What one document asks of mail domains.
///
/// @param id permanent
/// @param title as people call it
/// @param document the document, with its publisher and date or version
/// @param audience whom it binds or addresses, one sentence
/// @param reading how far the list is our own reading of it; empty when the document names these things itself
public record Profile(String id, String title, String document, String audience, String reading, List<Control> controls) {

    public Profile {
        controls = List.copyOf(controls);
    }

    ProfileResult judge(Ground ground) {
        return new ProfileResult(this, controls.stream().map(control -> new ProfileResult.Line(control, control.judge(ground))).toList());
    }
}
