# Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors.
require 'openapi_client'

url, token, *numbers = ARGV.take(4)
forced = ARGV.drop(4)

def check(holds, found)
  raise "unexpected: #{found.inspect}" unless holds
end

def client(url, token, prefer = nil)
  configuration = OpenapiClient::Configuration.new do |c|
    c.scheme, c.host = url.split('://')
    c.api_key['token'] = token
    c.api_key['authorization'] = token
  end
  client = OpenapiClient::ApiClient.new(configuration)
  client.default_headers['Prefer'] = prefer if prefer
  client
end

def create_agent(client, name)
  agent = OpenapiClient::AgentsApi.new(client).create_agent(OpenapiClient::CreateAgentRequest.new(agent_name: name))
  check(agent.agent_name == name, agent)
  agent.id
end

def attach(client, agent, numbers)
  request = OpenapiClient::AttachPhoneNumberRequest.new(agent_id: agent, provider: OpenapiClient::Provider::SAN, numbers: numbers)
  OpenapiClient::PhoneNumbersApi.new(client).attach_phone_number(request)
end

# Returns the error, and its body as the model.
def refusal(model)
  answer = yield
rescue OpenapiClient::ApiError => e
  [e, model.build_from_hash(JSON.parse(e.response_body, symbolize_names: true))]
else
  raise "not refused: #{answer}"
end

plain = client(url, token)
first = create_agent(plain, 'First agent')
second = create_agent(plain, 'Second agent')
puts 'created two agents'

attached = attach(plain, first, numbers).data
check(attached.agent_id == first && attached.phone_numbers == numbers, attached)
puts "attached two numbers: #{attached.status}"

again = attach(plain, first, numbers).data
check(again == attached, again)
puts 'attached them again: nothing has changed'

error, conflict = refusal(OpenapiClient::AlreadyAttachedResponse) { attach(plain, second, numbers) }
check(conflict.data.existing_agent_id == first && conflict.data.phone_number == numbers[0], conflict)
puts "#{error.code}: the first agent holds the first number"

error, refused = refusal(OpenapiClient::ErrorResponse) { attach(plain, first, [numbers[0].delete('+')]) }
puts "#{error.code}: #{refused.message}"

forced.each do |prefer|
  error, refused = refusal(OpenapiClient::ErrorResponse) { attach(client(url, token, prefer), first, numbers) }
  puts "#{error.code}: #{refused.message}, Retry-After: #{error.response_headers['Retry-After']}"
end
