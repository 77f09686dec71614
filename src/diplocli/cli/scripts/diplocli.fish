# Completion of diplocli for fish, printed by: diplocli completion fish

function __diplocli_offers
    switch "$argv[1]"
@offers@
        case '*'
            return 1
    end
    return 0
end

function __diplocli
    set -l given
    set -l command ''
    set -l last ''
    set -l tokens (commandline -opc)
    set -l word (commandline -ct | string replace -ra '[\\\\\'"]' '')
    set -l front ''

    for part in (string replace -ra '[\\\\\'"]' '' -- $tokens[2..])
        if test -z "$command"; and not string match -q -- '-*' $part
            set command $part
        else if test -z "$given"; and __diplocli_offers "$command $part -" >/dev/null
            set command "$command $part"
        else
            set -a given $part
        end
        set last $part
    end

    if string match -qr -- '^--.*=' $word
        set front (string replace -r -- '=.*' '=' $word)
        set last (string replace -- '=' '' $front)
        set -a given $last
        set word (string replace -r -- '^[^=]*=' '' $word)
    end

    set -l offered
    if string match -q -- '-*' $word
        set offered (__diplocli_offers (string trim -- "$command -"))
    else if not string match -q -- '-*' $last; or not set offered (__diplocli_offers "$command $last")
        set offered (__diplocli_offers "$command")
    end

    if test "$offered" = @files
        set offered (__fish_complete_path $word)
    else if test "$offered" = @ask
        set offered ($tokens[1] complete $command $given "$word" 2>/dev/null)
    end
    test -n "$offered"; and printf "$front%s\n" $offered
end

complete -c diplocli -f -a '(__diplocli)'
