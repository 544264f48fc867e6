<?php
// Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors.

require 'vendor/autoload.php';

use GuzzleHttp\Client;
use OpenAPI\Client\Api\AgentsApi;
use OpenAPI\Client\Api\PhoneNumbersApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\AlreadyAttachedResponse;
use OpenAPI\Client\Model\AttachPhoneNumberRequest;
use OpenAPI\Client\Model\CreateAgentRequest;
use OpenAPI\Client\Model\ErrorResponse;
use OpenAPI\Client\Model\Provider;

[, $url, $token, $firstNumber, $secondNumber] = $argv;
$numbers = [$firstNumber, $secondNumber];
$configuration = (new Configuration())
    ->setHost($url)
    ->setApiKey('token', $token)
    ->setApiKey('authorization', $token);

$check = function (bool $holds, mixed $found): void {
    if (!$holds) {
        throw new Exception('unexpected: ' . print_r($found, true));
    }
};
$createAgent = function (string $name) use ($configuration, $check): string {
    $agent = (new AgentsApi(null, $configuration))->createAgent((new CreateAgentRequest())->setAgentName($name));
    $check($agent->getAgentName() === $name, $agent);
    return $agent->getId();
};
$attach = function (string $agent, array $numbers, array $headers = []) use ($configuration) {
    // The setters validate; the constructor does not.
    $request = (new AttachPhoneNumberRequest())->setAgentId($agent)->setProvider(Provider::SAN)->setNumbers($numbers);
    return (new PhoneNumbersApi(new Client(['headers' => $headers]), $configuration))->attachPhoneNumber($request);
};
$refusal = function (string $model, callable $call) use ($check): ApiException {
    try {
        $answer = $call();
    } catch (ApiException $e) {
        $check($e->getResponseObject() instanceof $model, $e);
        return $e;
    }
    throw new Exception("not refused: $answer");
};

$first = $createAgent('First agent');
$second = $createAgent('Second agent');
echo "created two agents\n";

$attached = $attach($first, $numbers)->getData();
$check($attached->getAgentId() === $first && $attached->getPhoneNumbers() === $numbers, $attached);
echo "attached two numbers: {$attached->getStatus()}\n";

$again = $attach($first, $numbers)->getData();
$check($again == $attached, $again);
echo "attached them again: nothing has changed\n";

$refused = $refusal(AlreadyAttachedResponse::class, fn() => $attach($second, $numbers));
$conflict = $refused->getResponseObject()->getData();
$check($conflict->getExistingAgentId() === $first && $conflict->getPhoneNumber() === $firstNumber, $conflict);
echo "{$refused->getCode()}: the first agent holds the first number\n";

$refused = $refusal(ErrorResponse::class, fn() => $attach($first, [ltrim($firstNumber, '+')]));
echo "{$refused->getCode()}: {$refused->getResponseObject()->getMessage()}\n";

foreach (array_slice($argv, 5) as $prefer) {
    $refused = $refusal(ErrorResponse::class, fn() => $attach($first, $numbers, ['Prefer' => $prefer]));
    $retryAfter = $refused->getResponseHeaders()['Retry-After'][0] ?? '';
    echo "{$refused->getCode()}: {$refused->getResponseObject()->getMessage()}, Retry-After: $retryAfter\n";
}
