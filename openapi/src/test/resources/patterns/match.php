<?php
$cases = json_decode(stream_get_contents(STDIN), true);
$matches = fn($p, $t) => preg_match('/' . str_replace('/', '\/', $p) . '/', $t) === 1;
echo json_encode(array_map(fn($p) => array_map(fn($t) => $matches($p, $t), $cases['texts']), $cases['patterns']));
