<?php
// Loads every file of the generated clients.

require 'vendor/autoload.php';

foreach (['client', 'operations-client'] as $client) {
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator("$client/lib")) as $file) {
        if ($file->getExtension() === 'php') {
            require_once $file->getPathname();
        }
    }
}
