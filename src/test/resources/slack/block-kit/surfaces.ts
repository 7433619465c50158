import type {HomeView, KnownBlock, ModalView} from '@slack/types';

/** What a message is made of; nothing that the types don't name. */
export interface Message { blocks: KnownBlock[]; }
export type Home = Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] };
export type Modal = Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] };
export interface Surfaces { message?: Message; home?: Home; modal?: Modal; }
