# Completion of diplocli for bash, printed by: diplocli completion bash

_diplocli_offers() {
  case $1 in
@offers@
    *) return 1 ;;
  esac
}

_diplocli() {
  local REPLY program=${1/#\~\//$HOME/} raw=${COMP_WORDS[COMP_CWORD]}
  local command='' last='' word part text at same=1
  local special=$'*[ \t\'"\\\\()&;|<>$`*?[#~!{}]*'
  local -a given=() found=()
  COMPREPLY=()
  word=${raw//[\\\'\"]/}
  [[ $word == = ]] && word=''

  for ((at = 1; at < COMP_CWORD; at++)); do
    part=${COMP_WORDS[at]//[\\\'\"]/}
    if [[ $part == = ]]; then
      continue
    elif [[ -z $command && $part != -* ]]; then
      command=$part
    elif ((!${#given[@]})) && _diplocli_offers "$command $part -"; then
      command+=" $part"
    else
      given+=("$part")
    fi
    last=$part
  done

  if [[ $word == -* ]]; then
    _diplocli_offers "${command:+$command }-" || return
  elif [[ $last != -* ]] || ! _diplocli_offers "$command $last"; then
    _diplocli_offers "$command" || return
  fi

  if [[ $REPLY == @files ]]; then
    compopt -o default 2>/dev/null && return
    while IFS= read -r text; do
      found+=("$text")
    done < <(compgen -f -- "$word")
  elif [[ $REPLY == @ask ]]; then
    while IFS=$'\t' read -r text _; do
      found+=("$text")
    done < <("$program" complete "$command" ${given[@]+"${given[@]}"} "$word" 2>/dev/null)
  else
    for text in $REPLY; do
      [[ $text == "$word"* ]] && found+=("$text")
    done
  fi

  # Readline puts what all candidates share in the place of the word: it must not be shorter.
  for text in ${found[@]+"${found[@]}"}; do
    [[ $text == "$word"* ]] || same=0
  done
  for text in ${found[@]+"${found[@]}"}; do
    ((same || ${#found[@]} == 1)) || text=$word${text:${#word}}
    [[ $raw != [\"\']* && $text == $special ]] && printf -v text %q "$text"
    COMPREPLY+=("$text")
  done
}

complete -F _diplocli diplocli
