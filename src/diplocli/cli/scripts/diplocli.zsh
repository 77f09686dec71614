#compdef diplocli
# Completion of diplocli for zsh, printed by: diplocli completion zsh

_diplocli_offers() {
  offered=() from=words
  case $1 in
@offers@
    (*) return 1 ;;
  esac
}

_diplocli() {
  local program=${(Q)words[1]} word=${(Q)PREFIX} command='' last='' from part text about
  local -a offered given
  program=${program/#\~\//$HOME/}

  for part in "${(@Q)words[2,CURRENT-1]}"; do
    if [[ -z $command && $part != -* ]]; then
      command=$part
    elif (( ! $#given )) && _diplocli_offers "$command $part -"; then
      command+=" $part"
    else
      given+=("$part")
    fi
    last=$part
  done

  if [[ $word == --*=* ]]; then
    last=${word%%=*}
    given+=("$last")
    word=${word#*=}
    compset -P '*='
  fi
  if [[ $word == -* ]]; then
    _diplocli_offers "${command:+$command }-" || return
  elif [[ $last != -* ]] || ! _diplocli_offers "$command $last"; then
    _diplocli_offers "$command" || return
  fi

  if [[ $from == files ]]; then
    _files
    return
  elif [[ $from == ask ]]; then
    while IFS=$'\t' read -r text about; do
      offered+=("${text//:/\\:}:$about")
    done < <($program complete "$command" "$given[@]" "$word" 2>/dev/null)
  fi
  (( $#offered )) && _describe -t "$from" diplocli offered -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}

if [[ $funcstack[1] == _diplocli ]]; then
  _diplocli "$@"
else
  compdef _diplocli diplocli
fi
