// Package widget holds the parts that the screens are made of: chips, cards, a
// virtual list of rows, text with marked words, the capture entry, the rail's
// items, bars, toasts and labelled fields. A part draws what it is given and
// calls back; it knows no rule of the trade, no noun, no file and no word of
// any language.
package widget
