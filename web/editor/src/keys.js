// Keys, and signs that become blocks as they are typed.
import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { goToNextCell } from 'prosemirror-tables';
import * as commands from './commands.js';
import { schema } from './schema.js';

const { nodes, marks } = schema;

/** @returns the plugins that bind keys; open are the dialogs, words the interface's. */
export function keys(open, words) {
  const lineBreak = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  });
  return [
    keymap({
      'Mod-b': commands.strong, 'Mod-i': commands.em, 'Mod-k': open.link,
      'Mod-Alt-0': commands.paragraph,
      'Mod-Alt-2': commands.heading(2), 'Mod-Alt-3': commands.heading(3), 'Mod-Alt-4': commands.heading(4),
      'Mod-Shift-7': commands.list(nodes.ordered_list), 'Mod-Shift-8': commands.list(nodes.bullet_list),
      'Mod-Shift-9': commands.quote, 'Mod-Alt-a': commands.attribution, 'Mod-Alt-c': toggleMark(marks.cite),
      'Mod-Alt-f': commands.footnote(words), 'Mod-Alt-p': open.photos, 'Mod-Alt-s': open.source, 'Mod-Alt-t': commands.table,
      'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo,
      Enter: commands.enter, 'Shift-Enter': lineBreak,
      Backspace: chainCommands(undoInputRule, commands.removeFigure),
      // In a list or a table Tab moves within; elsewhere it leaves the editor, as everywhere on the web.
      Tab: chainCommands(goToNextCell(1), commands.sink), 'Shift-Tab': chainCommands(goToNextCell(-1), commands.raise),
      ArrowRight: commands.leaveNote, Escape: commands.leaveNote,
      'Alt-F10': open.toolbar,
    }),
    keymap(baseKeymap),
  ];
}

export const typed = () => inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (match) => ({ level: match[1].length })),
    wrappingInputRule(/^>\s$/, nodes.blockquote),
    wrappingInputRule(/^[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})\.\s$/, nodes.ordered_list, (match) => ({ order: Number(match[1]) }), (match, node) => node.childCount + node.attrs.order === Number(match[1])),
    new InputRule(/^(---|\*\*\*)$/, (state, _match, start, end) => state.tr.replaceRangeWith(start, end, nodes.horizontal_rule.create())),
  ],
});
