# Stands in for a service that has no code yet: answers every request with its port, the path and the headers it saw.
use strict;
use warnings;
use IO::Socket::INET;

$SIG{CHLD} = 'IGNORE';
$SIG{TERM} = sub { exit 0 };
my $server = IO::Socket::INET->new(LocalAddr => $ENV{HOST}, LocalPort => $ENV{PORT}, Listen => 128, ReuseAddr => 1) or die $!;
while (1) {
    my $client = $server->accept or next;
    if (fork) { close $client; next }
    my ($method, $path) = split / /, (<$client> // '');
    my @headers;
    while (defined(my $line = <$client>)) {
        $line =~ s/\r?\n$//;
        last if $line eq '';
        my ($name, $value) = split /: /, $line, 2;
        $value =~ s/(["\\])/\\$1/g;
        push @headers, sprintf('"%s":"%s"', lc $name, $value);
    }
    my $body = sprintf('{"port":%d,"path":"%s","headers":{%s}}', $ENV{PORT}, $path // '', join(',', @headers));
    print $client "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " . length($body) . "\r\nConnection: close\r\n\r\n$body";
    close $client;
    exit 0;
}
