package ui

import "fyne.io/fyne/v2"

// appIcon is the program's sign: two speech bubbles that make one. The packages
// for each platform are drawn from the same picture.
var appIcon = fyne.NewStaticResource("foraeldredialog.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
<rect width="64" height="64" rx="14" fill="#13323a"/>
<path d="M14 14h26a5 5 0 0 1 5 5v12a5 5 0 0 1-5 5H25l-9 8v-8h-2a5 5 0 0 1-5-5V19a5 5 0 0 1 5-5z" fill="#5ccbd3"/>
<path d="M49 26h1a5 5 0 0 1 5 5v11a5 5 0 0 1-5 5h-1v7l-8-7H30a5 5 0 0 1-5-5v-2h16a8 8 0 0 0 8-8z" fill="#f0f6f7"/>
</svg>`))
