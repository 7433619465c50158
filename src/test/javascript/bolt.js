// A small app on the official Bolt: a command, a button, a form with a mistake. The Java test plays
// the people, and checks what this app and the played Slack made of each other.
import bolt from '@slack/bolt';

const {App, LogLevel} = bolt;
const socketMode = Boolean(process.env.SLACK_APP_TOKEN);
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode,
  port: Number(process.env.PORT),
  logLevel: LogLevel.WARN,
  clientOptions: {slackApiUrl: process.env.SLACK_API_URL},
});

app.command('/rollback', async ({command, ack, client, respond}) => {
  await ack();
  await respond({response_type: 'ephemeral', text: `heard ${command.text}`});
  await client.chat.postMessage({
    channel: command.channel_id,
    text: 'a question',
    blocks: [
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'bolt.click',
            text: {type: 'plain_text', text: 'Click'},
            value: 'one',
          },
        ],
      },
    ],
  });
  try {
    await client.chat.postMessage({
      channel: command.channel_id,
      text: 'faulty',
      blocks: [{type: 'section'}],
    });
  } catch (error) {
    await client.chat.postMessage({
      channel: command.channel_id,
      text: `refused: ${error.data.error}`,
    });
  }
});

app.action('bolt.click', async ({ack, body, client}) => {
  await ack();
  await client.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text: 'clicked',
    blocks: [],
  });
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      callback_id: 'bolt.form',
      private_metadata: body.channel.id,
      title: {type: 'plain_text', text: 'A form'},
      submit: {type: 'plain_text', text: 'Go'},
      blocks: [
        {
          type: 'input',
          block_id: 'app',
          label: {type: 'plain_text', text: 'App'},
          element: {type: 'plain_text_input', action_id: 'app'},
        },
      ],
    },
  });
});

app.view('bolt.form', async ({ack, view, client}) => {
  const typed = view.state.values.app.app.value;
  if (typed !== 'my-app') {
    await ack({response_action: 'errors', errors: {app: 'not that one'}});
    return;
  }
  await ack();
  await client.chat.postMessage({channel: view.private_metadata, text: `submitted ${typed}`});
  await client.files.uploadV2({
    channel_id: view.private_metadata,
    content: 'a report, été\n',
    filename: 'report.md',
    initial_comment: 'the report',
  });
});

app.event('app_home_opened', async ({event, client}) => {
  await client.views.publish({
    user_id: event.user,
    view: {
      type: 'home',
      blocks: [{type: 'section', text: {type: 'mrkdwn', text: 'hello from Bolt'}}],
    },
  });
});

const server = await app.start();
console.log(`ready ${server?.address?.()?.port ?? ''}`);
