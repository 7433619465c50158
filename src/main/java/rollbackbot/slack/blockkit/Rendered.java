package rollbackbot.slack.blockkit;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One message as Slack takes it.
 *
 * @param text the same as the blocks, for notifications and screen readers, which read only this
 */
public record Rendered(String text, List<LayoutBlock> blocks) {}
