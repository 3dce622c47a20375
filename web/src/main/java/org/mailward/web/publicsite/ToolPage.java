package org.mailward.web.publicsite;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.lookup.Tool;

/// A look-up tool on the public pages.
@Named
@RequestScoped
public class ToolPage {

    private @Nullable ToolView view;

    void show(ToolView shown) {
        view = shown;
    }

    public @Nullable ToolView getView() {
        return view;
    }

    public List<Tool> getTools() {
        return Arrays.asList(Tool.values());
    }
}
