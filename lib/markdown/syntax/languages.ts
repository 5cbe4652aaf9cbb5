/** Words after ``` that name a language. Anything else there is somebody's text and must be shown. */
export const languages = new Set(
  (
    "apache applescript asm assembly awk bash bat batch basic c c++ c# cc cfg clj clojure cmake cmd cobol coffee " +
    "conf config console cpp cs csharp css csv cuda cxx d dart diff django docker dockerfile dos elixir elm email " +
    "erl erlang ex f# fish fortran fsharp git glsl go golang gradle graphql groovy h haskell hcl hpp hs html http " +
    "https hxx ini java javascript jinja jl js json json5 jsonc jsx julia kotlin kt kts latex less lisp log lua " +
    "make makefile markdown matlab md mermaid mjs nginx nim nix none objc objective-c ocaml output pascal patch " +
    "perl php pl plain plaintext plist postgres powershell proto protobuf prolog properties ps ps1 pug py python " +
    "r rb reg rs rst ruby rust sass scala scheme scss sed sh shell shell-session solidity sql svelte svg swift " +
    "systemd tcl term terminal terraform tex text toml ts tsx txt typescript vb vba vbnet verilog vhdl vim vue " +
    "wasm wat xhtml xml xsl yaml yml zig zsh"
  ).split(" "),
);
