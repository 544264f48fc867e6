import com.example.attach.apis.AgentsApi
import com.example.attach.apis.PhoneNumbersApi
import com.example.attach.infrastructure.ApiClient
import com.example.attach.infrastructure.ClientError
import com.example.attach.infrastructure.ClientException
import com.example.attach.infrastructure.Serializer
import com.example.attach.infrastructure.ServerError
import com.example.attach.infrastructure.ServerException
import com.example.attach.models.AlreadyAttachedResponse
import com.example.attach.models.AttachPhoneNumberRequest
import com.example.attach.models.Attachment
import com.example.attach.models.CreateAgentRequest
import com.example.attach.models.ErrorResponse
import com.example.attach.models.Provider
import okhttp3.OkHttpClient

/** An error answer: its status, headers and body. */
class Refusal(val status: Int, val headers: Map<String, List<String>>, val body: String) {
    inline fun <reified T> model(): T = Serializer.moshi.adapter(T::class.java).fromJson(body)!!
}

fun createAgent(url: String, name: String): String {
    val agent = AgentsApi(url).createAgent(CreateAgentRequest(agentName = name))
    check(agent.agentName == name) { agent }
    return agent.id
}

fun attach(url: String, agent: String, numbers: List<String>, prefer: String? = null): Attachment {
    val client = OkHttpClient.Builder()
        .addInterceptor { chain ->
            val request = chain.request().newBuilder()
            prefer?.let { request.header("Prefer", it) }
            chain.proceed(request.build())
        }
        .build()
    return PhoneNumbersApi(url, client).attachPhoneNumber(AttachPhoneNumberRequest(agent, Provider.san, numbers)).data
}

fun refusal(call: () -> Attachment): Refusal =
    try {
        throw IllegalStateException("not refused: ${call()}")
    } catch (e: ClientException) {
        val error = e.response as ClientError<*>
        Refusal(error.statusCode, error.headers, error.body as String)
    } catch (e: ServerException) {
        val error = e.response as ServerError<*>
        Refusal(error.statusCode, error.headers, error.body as String)
    }

/** Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors. */
fun main(arguments: Array<String>) {
    val (url, token) = arguments
    val numbers = arguments.slice(2..3)
    ApiClient.apiKey["token"] = token
    ApiClient.apiKey["authorization"] = token

    val first = createAgent(url, "First agent")
    val second = createAgent(url, "Second agent")
    println("created two agents")

    val attached = attach(url, first, numbers)
    check(attached.agentId == first && attached.phoneNumbers == numbers) { attached }
    println("attached two numbers: ${attached.status}")

    val again = attach(url, first, numbers)
    check(again == attached) { again }
    println("attached them again: nothing has changed")

    val refused = refusal { attach(url, second, numbers) }
    val conflict = refused.model<AlreadyAttachedResponse>().data
    check(conflict.existingAgentId == first && conflict.phoneNumber == numbers[0]) { conflict }
    println("${refused.status}: the first agent holds the first number")

    val invalid = refusal { attach(url, first, listOf(numbers[0].removePrefix("+"))) }
    println("${invalid.status}: ${invalid.model<ErrorResponse>().message}")

    for (prefer in arguments.drop(4)) {
        val forced = refusal { attach(url, first, numbers, prefer) }
        val retryAfter = forced.headers["retry-after"]?.first().orEmpty()
        println("${forced.status}: ${forced.model<ErrorResponse>().message}, Retry-After: $retryAfter")
    }
}
