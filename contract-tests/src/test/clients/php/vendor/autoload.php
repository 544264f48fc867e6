<?php
// Loads the generated clients, as Composer's autoload.php does, and the packages of Debian.

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');
set_error_handler(fn(int $severity, string $message, string $file, int $line) => throw new ErrorException($message, 0, $severity, $file, $line));

require '/usr/share/php/GuzzleHttp/autoload.php';

spl_autoload_register(function (string $class): void {
    foreach (['OpenAPI\\Client\\' => 'client/lib/', 'Operations\\Client\\' => 'operations-client/lib/'] as $prefix => $folder) {
        if (str_starts_with($class, $prefix)) {
            require dirname(__DIR__) . '/' . $folder . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        }
    }
});
