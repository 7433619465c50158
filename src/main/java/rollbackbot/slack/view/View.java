package rollbackbot.slack.view;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One message.
 *
 * @param text the same as the blocks, for notifications and screen readers, which read only this
 */
public record View(String text, List<LayoutBlock> blocks) {}
